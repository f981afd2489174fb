/* What makes two sources the same program, and what does not. */
#include "src/stats/fingerprint.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char PROGRAM[] = "#include \"stride.h\"\n"
			      "#define TAPS 3\n"
			      "static float at(tensor x, int i) { return x.data[i]; }\n"
			      "tensor f(tensor x)\n"
			      "{\n"
			      "\ttensor y = tensor_zeros(TAPS);\n"
			      "\tfor (int i = 0; i < TAPS; i++)\n"
			      "\t\ty.data[i] = at(x, i) * 2.5f;\n"
			      "\treturn y;\n"
			      "}\n";

/* The program with each occurrence of a piece replaced; the caller's. */
static char *edited(const char *piece, const char *other)
{
	size_t room = strlen(PROGRAM) * (strlen(other) + 1) + 1, length = 0;
	char *text = malloc(room);

	assert_non_null(text);
	assert_non_null(strstr(PROGRAM, piece));
	for (const char *p = PROGRAM; *p;) {
		bool is_here = strncmp(p, piece, strlen(piece)) == 0;
		size_t taken = is_here ? strlen(other) : 1;

		memcpy(text + length, is_here ? other : p, taken);
		length += taken;
		p += is_here ? strlen(piece) : 1;
	}
	text[length] = '\0';
	return text;
}

static struct fingerprint of(const char *text)
{
	struct fingerprint fingerprint;

	assert_int_equal(fingerprint_of(&fingerprint, text, strlen(text)), 0);
	return fingerprint;
}

static bool is_same_with(const char *piece, const char *other)
{
	char *text = edited(piece, other);
	struct fingerprint own = of(PROGRAM), others = of(text);

	free(text);
	return strcmp(own.hash, others.hash) == 0;
}

static void what_does_not_count(void **state)
{
	static const char *const EDITS[][2] = {
	    {"\t", "        "},
	    {"\n", " \r\n"},
	    {";", " ;"},
	    {"\n{", " /* a comment, with ' and \" */ {"},
	    {"return y;", "return y; // done \\\n really"},
	    {"int i = 0", "int \\\ni = 0"},
	    {"TAPS", "TA\\\nPS"},
	    {"#define", "#  define"},
	    {"#include", "#include <math.h>\n#include"},
	    {"TAPS", "K"},
	    {"at(", "value_of("},
	    {"tensor f", "tensor another_name"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof EDITS / sizeof *EDITS; i++)
		if (!is_same_with(EDITS[i][0], EDITS[i][1]))
			fail_msg("\"%s\" for \"%s\" counts", EDITS[i][1], EDITS[i][0]);
}

static void what_counts(void **state)
{
	static const char *const EDITS[][2] = {
	    {"2.5f", "2.25f"},
	    {"TAPS 3", "TAPS 4"},
	    {"<", "<="},
	    {"i++", "++i"},
	    {"tensor_zeros", "tensor_of"},
	    {".data", ".shape"},
	    {"at(x, i)", "at(x, 0)"},
	    {"(tensor x, int i)", "(tensor i, int x)"},
	    {"for", "while"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof EDITS / sizeof *EDITS; i++)
		if (is_same_with(EDITS[i][0], EDITS[i][1]))
			fail_msg("\"%s\" for \"%s\" does not count", EDITS[i][1], EDITS[i][0]);
}

static void what_stands_in_another_place_counts(void **state)
{
	(void)state;
	assert_string_not_equal(of("a b = 1 2;").hash, of("a b = 12;").hash);
	assert_string_not_equal(of("int a, b; a = b;").hash, of("int a, b; b = a;").hash);
	assert_string_not_equal(
	    of("int f(t *a) { return a->x; }").hash, of("int f(t *a) { return a->y; }").hash);
	assert_string_equal(of("int a, b; a = b;").hash, of("int b, a; b = a;").hash);
}

static void what_is_no_program_has_none(void **state)
{
	(void)state;
	assert_string_equal(of("").hash, "");
	assert_string_equal(of("/* nothing */ // at all\n#include <a.h>").hash, "");
	assert_int_equal(of("int x;").tokens, 3);
	of("\\");
	of("#");
	of("((((");
	of("@ define");
	of("f(");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_does_not_count),
	    cmocka_unit_test(what_counts),
	    cmocka_unit_test(what_stands_in_another_place_counts),
	    cmocka_unit_test(what_is_no_program_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
