/* What is said of a source before it is compiled, and the call that is written for an exercise. */
#include "grader/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *objection_to(const char *text, size_t length, int *line)
{
	struct source source = {"answer.c", text, length};

	return stage_objection(&source, line);
}

static void assert_passes(const char *text)
{
	int line = 7;
	const char *said = objection_to(text, strlen(text), &line);

	if (said || line != 0)
		fail_msg("\"%s\": line %d: %s", text, line, said ? said : "nothing");
}

/* It must be refused for a word of assembly on this line. */
static void assert_assembly(const char *text, int wanted)
{
	int line = 0;
	const char *said = objection_to(text, strlen(text), &line);

	if (!said || !strstr(said, "assembly") || line != wanted)
		fail_msg("\"%s\": line %d: %s", text, line, said ? said : "nothing");
}

static void assembly_is_refused(void **state)
{
	(void)state;
	assert_assembly("asm(\"nop\");", 1);
	assert_assembly("\n\nvoid f(void) { __asm__ volatile(\"nop\"); }", 3);
	assert_assembly("int a;\n__asm(\"\");\nasm(\"\");", 2);
	assert_assembly("register int r __asm__(\"rax\");", 1);
	assert_assembly("#define trap asm\n", 1);
	assert_assembly("x asm", 1);
}

static void what_only_looks_like_it_passes(void **state)
{
	(void)state;
	assert_passes("");
	assert_passes("int plasma, asmatic, asm_, _asm, ___asm__, ASM, asm2;");
	assert_passes("int a1asm;");
	assert_passes("struct { int x; } __asm___;");
	assert_passes("int an_identifier_longer_than_any_other_asm;");
}

static void comments_and_literals_are_not_code(void **state)
{
	(void)state;
	assert_passes("/* asm */ int a; // asm\n// __asm__ /* \n/* \n asm // */ int b;");
	assert_passes("char *s = \"asm\", c = 'a', *t = \"\\\" asm\", *u = \"\\\\\";");
	assert_passes("char q = '\"', *s = \" asm \"; char r = '\\''; // asm");
	assert_passes("char *s = \"/* \"; char *t = \" asm */\";");
	assert_passes("/* \" */ char *s = \"asm\"; /* ' */");
	assert_passes("/* asm");
	assert_passes("// asm");
	assert_passes("/**/ /***/ /* **/ \"asm");
	assert_passes("/*/ asm */");
}

static void they_end_where_they_end(void **state)
{
	(void)state;
	assert_assembly("/* a */ asm", 1);
	assert_assembly("/**/asm", 1);
	assert_assembly("/*\n*/ asm // asm", 2);
	assert_assembly("// a\nasm", 2);
	assert_assembly("char *s = \"\\\\\"; asm", 1);
	assert_assembly("char c = '\"'; asm", 1);
	assert_assembly("char *s = \"//\"; asm", 1);
	assert_assembly("int a = b / c; asm", 1);
	/* A quote that is not closed ends with its line, as it does for a compiler. */
	assert_assembly("#error don't\nasm", 2);
}

static void a_word_broken_at_the_end_of_a_line_is_one(void **state)
{
	(void)state;
	assert_assembly("as\\\nm(\"\");", 2);
	assert_assembly("__a\\\ns\\\nm__", 3);
	assert_assembly("a\\\n\\\nsm", 3);
	assert_passes("pl\\\nasm");
	assert_passes("as\nm");
	assert_passes("asm\\\na");
	assert_passes("as\\");
}

static void what_is_no_text_is_refused(void **state)
{
	static char large[SOURCE_MAX + 1];
	int line = 7;

	(void)state;
	assert_string_equal(
	    objection_to("int a;\0asm", 10, &line), "the file is not a text: it holds a NUL byte");
	assert_int_equal(line, 0);
	memset(large, ' ', sizeof large);
	assert_null(objection_to(large, SOURCE_MAX, &line));
	assert_string_equal(
	    objection_to(large, SOURCE_MAX + 1, &line), "the file is larger than 1 MB");
	assert_int_equal(line, 0);
}

/* A text that is cut anywhere, in memory that ends there. */
static void a_cut_text_is_read_no_further(void **state)
{
	static const char TEXT[] = "/* a *\\\n/ \"b\\\"\" 'c' // d \\\n e\n/ __as\\\nx_\\";

	(void)state;
	for (size_t length = 0; length <= strlen(TEXT); length++) {
		char *exact = malloc(length + 1);
		int line;

		assert_non_null(exact);
		memcpy(exact + 1, TEXT, length);
		assert_null(objection_to(exact + 1, length, &line));
		free(exact);
	}
}

/* --- stride.h --------------------------------------------------------------------------------- */

static struct exercise two_params(enum value_kind first, enum value_kind second)
{
	static char name[] = "f", x[] = "x", y[] = "y";

	return (struct exercise){
	    .function = name,
	    .params = {{.name = x, .kind = first}, {.name = y, .kind = second}},
	    .param_count = 2,
	    .kit = 1U << KIT_TENSOR,
	};
}

static void assert_includes(const struct exercise *exercise, const char *words)
{
	char *text = stage_include(exercise);

	assert_non_null(text);
	if (!strstr(text, words))
		fail_msg("there is no \"%s\" in:\n%s", words, text);
	free(text);
}

static void assert_leaves_out(const struct exercise *exercise, const char *words)
{
	char *text = stage_include(exercise);

	assert_non_null(text);
	assert_null(strstr(text, words));
	free(text);
}

static void a_prototype_is_one_line_of_it(void **state)
{
	struct exercise e = two_params(VALUE_TENSOR, VALUE_FLOAT);

	(void)state;
	e.returns = VALUE_INT;
	char *prototype = stage_prototype(&e);

	assert_string_equal(prototype, "int f(tensor x, float y);");
	assert_includes(&e, prototype);
	free(prototype);
}

static void the_call_passes_each_kind_from_its_place(void **state)
{
	struct exercise e = two_params(VALUE_TENSOR, VALUE_INT);

	(void)state;
	assert_includes(&e, "\ntensor f(tensor x, int y);\n");
	assert_includes(&e, "->result = f(stride_call_->tensors[0], stride_call_->integers[1]);");
	e = two_params(VALUE_FLOAT, VALUE_TENSOR);
	e.returns = VALUE_INT;
	assert_includes(&e, "\nint f(float x, tensor y);\n");
	assert_includes(&e, "->integer = f(stride_call_->reals[0], stride_call_->tensors[1]);");
	assert_includes(&e, "\nvoid stride_call(struct stride_call *stride_call_)\n");
}

static void only_allowed_headers_are_there(void **state)
{
	struct exercise e = two_params(VALUE_TENSOR, VALUE_TENSOR);

	(void)state;
	assert_includes(&e, "#include \"tensor.h\"\n");
	assert_leaves_out(&e, "conv_options");
	assert_leaves_out(&e, "lax.h");
	assert_leaves_out(&e, "random.h");
	assert_leaves_out(&e, "nn.h");
	e.kit |= 1U << KIT_LAX;
	assert_includes(&e, "#include \"lax.h\"\n");
	e.kit = 0;
	assert_includes(&e, "#include \"tensor.h\"\n");
}

static void nn_brings_random_along(void **state)
{
	struct exercise e = two_params(VALUE_TENSOR, VALUE_TENSOR);

	(void)state;
	assert_int_equal(stage_kit(&e), 1U << KIT_TENSOR);
	e.kit = 1U << KIT_NN;
	assert_int_equal(stage_kit(&e), 1U << KIT_TENSOR | 1U << KIT_RANDOM | 1U << KIT_NN);
	assert_includes(&e, "#include \"tensor.h\"\n#include \"random.h\"\n#include \"nn.h\"\n");
	e.kit = 1U << KIT_RANDOM;
	assert_leaves_out(&e, "nn.h");
}

static void options_come_with_their_struct_and_no_more(void **state)
{
	struct exercise e = two_params(VALUE_TENSOR, VALUE_OPTIONS);

	(void)state;
	assert_int_equal(stage_kit(&e), 1U << KIT_TENSOR | 1U << KIT_CONV_OPTIONS);
	assert_includes(&e, "#include \"tensor.h\"\n#include \"conv_options.h\"\n");
	assert_leaves_out(&e, "lax.h");
	assert_includes(&e, "\ntensor f(tensor x, struct conv_options y);\n");
	assert_includes(&e, "\tstruct conv_options options[8];\n};\n");
	assert_includes(&e, "f(stride_call_->tensors[0], stride_call_->options[1]);");
}

static void lax_brings_the_options_along(void **state)
{
	struct exercise e = two_params(VALUE_TENSOR, VALUE_TENSOR);

	(void)state;
	e.kit |= 1U << KIT_LAX;
	assert_int_equal(stage_kit(&e), 1U << KIT_TENSOR | 1U << KIT_CONV_OPTIONS | 1U << KIT_LAX);
	assert_includes(&e, "#include \"conv_options.h\"\n#include \"lax.h\"\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(assembly_is_refused),
	    cmocka_unit_test(what_only_looks_like_it_passes),
	    cmocka_unit_test(comments_and_literals_are_not_code),
	    cmocka_unit_test(they_end_where_they_end),
	    cmocka_unit_test(a_word_broken_at_the_end_of_a_line_is_one),
	    cmocka_unit_test(what_is_no_text_is_refused),
	    cmocka_unit_test(a_cut_text_is_read_no_further),
	    cmocka_unit_test(a_prototype_is_one_line_of_it),
	    cmocka_unit_test(the_call_passes_each_kind_from_its_place),
	    cmocka_unit_test(only_allowed_headers_are_there),
	    cmocka_unit_test(nn_brings_random_along),
	    cmocka_unit_test(options_come_with_their_struct_and_no_more),
	    cmocka_unit_test(lax_brings_the_options_along),
	};

	return cmocka_run_group_tests_name("stage", tests, NULL, NULL);
}
