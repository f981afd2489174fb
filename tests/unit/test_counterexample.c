/* Values and counterexamples as a person reads them. */
#include "grader/counterexample.h"

#include "grader/value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static float counted[100];

static int count_up(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT(counted); i++)
		counted[i] = (float)(i + 1);
	return 0;
}

/* The caller's. */
static char *printed(const struct value *value)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	assert_non_null(out);
	value_print(out, value);
	assert_int_equal(fclose(out), 0);
	return text;
}

static void values_are_written_for_people(void **state)
{
	static float odd[] = {0.5F, -2, NAN, -INFINITY};
	static const struct {
		struct value value;
		const char *text;
	} ROWS[] = {
	    {{.kind = VALUE_INT, .integer = -3}, "-3"},
	    {{.kind = VALUE_FLOAT, .real = 0.25F}, "0.25"},
	    {{.kind = VALUE_TENSOR, .tensor = {counted, 1, {3}}}, "1, 2, 3"},
	    {{.kind = VALUE_TENSOR, .tensor = {odd, 1, {4}}}, "0.5, -2, nan, -inf"},
	    {{.kind = VALUE_TENSOR, .tensor = {counted, 1, {0}}}, "nothing, of shape (0,)"},
	    {{.kind = VALUE_TENSOR, .tensor = {counted, 0, {0}}}, "1, of shape ()"},
	    {{.kind = VALUE_TENSOR, .tensor = {counted, 2, {2, 2}}}, "1, 2; 3, 4, of shape (2, 2)"},
	    {{.kind = VALUE_TENSOR, .tensor = {counted, 3, {2, 2, 1}}},
		"1; 2 | 3; 4, of shape (2, 2, 1)"},
	    {{.kind = VALUE_TENSOR, .tensor = {counted, 2, {0, 2}}}, "nothing, of shape (0, 2)"},
	};

	(void)state;
	for (int i = 0; i < COUNT(ROWS); i++) {
		char *text = printed(&ROWS[i].value);

		assert_string_equal(text, ROWS[i].text);
		free(text);
	}
}

static void options_are_written_as_json(void **state)
{
	struct value value = {.kind = VALUE_OPTIONS};

	(void)state;
	value.options.window_strides[0] = value.options.window_strides[1] = 2;
	snprintf(value.options.dimension_numbers[0], OPTIONS_TEXT_MAX, "N,C:");
	char *text = printed(&value);

	assert_non_null(strstr(text, "\"window_strides\": [2, 2]"));
	assert_non_null(strstr(text, "[\"N,C:\", "));
	assert_null(strchr(text, '\n'));
	free(text);
}

static void a_long_tensor_is_cut(void **state)
{
	const struct value value = {.kind = VALUE_TENSOR, .tensor = {counted, 1, {100}}};
	char *text = printed(&value);

	(void)state;
	assert_non_null(strstr(text, "39, 40, ..."));
	assert_null(strstr(text, "41"));
	free(text);
}

static char x[] = "x", stride[] = "stride";
static const struct exercise EXERCISE = {
    .params = {{.name = x, .kind = VALUE_TENSOR}, {.name = stride, .kind = VALUE_INT}},
    .param_count = 2,
};

static void a_counterexample_is_lines(void **state)
{
	static char message[] = "y[0] is 2 instead of 1";
	static float two[] = {2};
	struct counterexample shown = {
	    .found = true,
	    .of = {.args = {{.tensor = {counted, 1, {3}}}, {.kind = VALUE_INT, .integer = 2}},
		.want = {.tensor = {counted, 1, {1}}}},
	    .got = {.verdict = VERDICT_WRONG_ANSWER,
		.message = message,
		.got = {.tensor = {two, 1, {1}}}},
	};

	(void)state;
	char *text = counterexample_text(&shown, &EXERCISE);

	assert_string_equal(
	    text, "x = 1, 2, 3\nstride = 2\nwanted 1\ngot 2: y[0] is 2 instead of 1");
	free(text);
	shown.got.got.tensor.data = NULL;
	shown.got.message = NULL;
	text = counterexample_text(&shown, &EXERCISE);
	assert_string_equal(text, "x = 1, 2, 3\nstride = 2\nwanted 1\ngot nothing");
	free(text);
}

/* Under the sanitizers it would be told if anything were left. */
static void all_of_it_is_released(void **state)
{
	struct counterexample shown = {.found = true};
	const struct value value = {.kind = VALUE_TENSOR, .tensor = {counted, 1, {3}}};

	(void)state;
	assert_int_equal(value_copy(&shown.of.args[0], &value), 0);
	assert_int_equal(value_copy(&shown.of.want, &value), 0);
	assert_int_equal(value_copy(&shown.got.got, &value), 0);
	shown.got.message = strdup("a sentence");
	counterexample_release(&shown);
	assert_false(shown.found);
	assert_null(shown.got.message);
	counterexample_release(&shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_are_written_for_people),
	    cmocka_unit_test(options_are_written_as_json),
	    cmocka_unit_test(a_long_tensor_is_cut),
	    cmocka_unit_test(a_counterexample_is_lines),
	    cmocka_unit_test(all_of_it_is_released),
	};

	return cmocka_run_group_tests_name("counterexample", tests, count_up, NULL);
}
