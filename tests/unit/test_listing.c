#include "src/text/listing.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct screen COLOUR = {.width = 80, .colour = true};
static const struct screen NARROW = {.width = 40};

#define PLAIN "\x1b[0m"
#define KEYWORD "\x1b[34m"
#define LITERAL "\x1b[35m"
#define COMMENT "\x1b[32m"
#define CODE "\x1b[36m"

typedef int show(
    FILE *out, const struct screen *screen, const char *code, size_t length, int indent);

static void assert_listed(show *shows, const struct screen *screen, const char *code, size_t length,
    int indent, const char *wanted)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	assert_int_equal(shows(out, screen, code, length, indent), 0);
	assert_int_equal(fclose(out), 0);
	assert_string_equal(text, wanted);
	free(text);
}
#define assert_c(screen, code, wanted) \
	assert_listed(listing_show, screen, code, sizeof(code) - 1, 0, wanted)
#define assert_text(screen, code, wanted) \
	assert_listed(listing_show_text, screen, code, sizeof(code) - 1, 0, wanted)

static void words_literals_and_comments_have_colours(void **state)
{
	(void)state;
	assert_c(&COLOUR, "int integer;", KEYWORD "int" PLAIN " integer;\n");
	assert_c(&COLOUR, "f(1e-3f, \"/*\\\"\", '\\'');",
	    "f(" LITERAL "1e-3f" PLAIN ", " LITERAL "\"/*\\\"\"" PLAIN ", " LITERAL "'\\''" PLAIN
	    ");\n");
	assert_c(&COLOUR, "a // b\nc", "a " COMMENT "// b" PLAIN "\nc\n");
	assert_c(
	    &COLOUR, "/* a\n * b */ c", COMMENT "/* a" PLAIN "\n " COMMENT "* b */" PLAIN " c\n");
	assert_c(&COLOUR, "#include \"stride.h\"\n#define K 3\n",
	    KEYWORD "#include" PLAIN LITERAL " \"stride.h\"" PLAIN "\n" KEYWORD "#define" PLAIN
		    " K 3\n");
}

static void what_is_not_closed_ends(void **state)
{
	(void)state;
	assert_c(&COLOUR, "", "");
	assert_c(&COLOUR, "\"a\nb", LITERAL "\"a" PLAIN "\nb\n");
	assert_c(&COLOUR, "/* a", COMMENT "/* a" PLAIN "\n");
	assert_c(&COLOUR, "/", "/\n");
	assert_c(&COLOUR, "/*", COMMENT "/*" PLAIN "\n");
	assert_c(&COLOUR, "#", KEYWORD "#" PLAIN "\n");
}

static void lines_break_where_the_screen_ends(void **state)
{
	(void)state;
	assert_c(&NARROW, "\treturn tensor_reshape(tensor_add(y, bias), rows);",
	    "    return tensor_reshape(tensor_add(y,\n        bias), rows);\n");
	assert_c(&NARROW, "\treturn 0;", "        return 0;\n");
	assert_text(&NARROW, "3 + 224 + 3 = 230      230 - 7 = 223      223/2 = 111",
	    "3 + 224 + 3 = 230      230 - 7 = 223\n    223/2 = 111\n");
	assert_text(&NARROW, "i = 0     1   1   1            1 + 2 + 3 =  6",
	    "i = 0     1   1   1\n    1 + 2 + 3 =  6\n");
}

static void a_comment_is_laid_out_anew(void **state)
{
	(void)state;
	assert_c(&NARROW,
	    "/*\n * short\n *\n * Words that are more than a narrow screen\n * has room for, and "
	    "more.\n *     y[i] = 1\n */\n",
	    "/*\n * short\n *\n * Words that are more than a narrow\n * screen has room for, and "
	    "more.\n *     y[i] = 1\n */\n");
}

static void an_indent_gives_way(void **state)
{
	static const char CODE_38[] = "a234567890 b234567890 c234567890 d2345;";

	(void)state;
	assert_listed(listing_show, &NARROW, "int n;", 6, 4, "    int n;\n");
	assert_listed(
	    listing_show, &NARROW, CODE_38, 37, 4, "   a234567890 b234567890 c234567890 d234\n");
	assert_listed(listing_show, &NARROW, CODE_38, 39, 4,
	    "  a234567890 b234567890 c234567890\n      d2345;\n");
}

static void what_can_be_typed_stays_whole(void **state)
{
	(void)state;
	assert_text(
	    &COLOUR, "play x=1\nplaying\nshape\n", CODE "play x=1" PLAIN "\nplaying\nshape\n");
	assert_text(&NARROW, "play x=1,2,3,4,5 k=1,1,1 padding=SAME stride=2",
	    "play x=1,2,3,4,5 k=1,1,1 padding=SAME stride=2\n");
}

static void c_is_told_from_what_is_none(void **state)
{
	(void)state;
	assert_true(listing_is_c("int f(int n);\n", 14));
	assert_true(listing_is_c("f(a,\n  b); \n", 12));
	assert_true(listing_is_c("#include <math.h>", 17));
	assert_true(listing_is_c("int n; /* so */", 15));
	assert_false(listing_is_c("y[i] = sum over k\n", 18));
	assert_false(listing_is_c("1   2\n\n3\n", 9));
	assert_false(listing_is_c("a\0", 2));
	assert_false(listing_is_c(NULL, 0));
}

static void no_control_byte_comes_through(void **state)
{
	(void)state;
	assert_c(&NARROW, "\"\x1b[2J\" \r\0 \xff", "\"\\x1b[2J\" \\x0d\\x00 \\xff\n");
}

static int speak_utf8(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_literals_and_comments_have_colours),
	    cmocka_unit_test(what_is_not_closed_ends),
	    cmocka_unit_test(lines_break_where_the_screen_ends),
	    cmocka_unit_test(a_comment_is_laid_out_anew),
	    cmocka_unit_test(an_indent_gives_way),
	    cmocka_unit_test(what_can_be_typed_stays_whole),
	    cmocka_unit_test(c_is_told_from_what_is_none),
	    cmocka_unit_test(no_control_byte_comes_through),
	};

	return cmocka_run_group_tests_name("listing", tests, speak_utf8, NULL);
}
