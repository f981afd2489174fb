#include "grader/exercise/sizes.h"
#include "grader/value.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* x (...B, L, g*C), y (...B, L/2, 3) and the int g; C stands alone nowhere. */
static char B[] = "B", L[] = "L", C[] = "C", x[] = "x", y[] = "y", g[] = "g";
static char run[] = "...B", product[] = "g*C", half[] = "L/2", three[] = "3", by_zero[] = "L/(g-2)";
static struct dim the_dims[] = {{B, 0, 3}, {L, 1, 9}, {C, 1, 9}};
static const struct exercise THE_EXERCISE = {
    .dims = the_dims,
    .dim_count = 3,
    .params =
	{
	    {.name = x, .kind = VALUE_TENSOR, .shape = {run, L, product}, .rank = 3},
	    {.name = y, .kind = VALUE_TENSOR, .shape = {run, half, three}, .rank = 3},
	    {.name = g, .kind = VALUE_INT},
	},
    .param_count = 3,
};

static struct value shaped(int rank, const int *shape)
{
	struct value value = {.kind = VALUE_TENSOR, .tensor.rank = rank};

	memcpy(value.tensor.shape, shape, (size_t)rank * sizeof *shape);
	return value;
}

static void shapes_that_go_together_fit(void **state)
{
	static const struct {
		int x_rank, x[5], y_rank, y[5];
		const char *words;
	} CASES[] = {
	    {2, {5, 7}, 2, {2, 3}, NULL},
	    {3, {4, 5, 7}, 3, {4, 2, 3}, NULL},
	    {4, {4, 6, 5, 7}, 4, {4, 6, 2, 3}, NULL},
	    {2, {0, 0}, 2, {0, 3}, NULL},
	    {1, {5}, 2, {2, 3}, "x has 1 axes"},
	    {2, {5, 7}, 0, {0}, "y has 0 axes"},
	    {2, {5, 7}, 3, {4, 2, 3}, "y has other axes for \"...B\""},
	    {4, {4, 6, 5, 7}, 4, {4, 7, 2, 3}, "y has other axes for \"...B\""},
	    {4, {4, 6, 5, 7}, 4, {6, 4, 2, 3}, "y has other axes for \"...B\""},
	    {2, {5, 7}, 2, {3, 3}, "y has a size of 3 where \"L/2\" is 2"},
	    {2, {5, 7}, 2, {2, 4}, "y has a size of 4 where \"3\" is 3"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct error error = {""};
		const struct value args[PARAMS_MAX] = {shaped(CASES[i].x_rank, CASES[i].x),
		    shaped(CASES[i].y_rank, CASES[i].y), {.kind = VALUE_INT, .integer = 2}};
		int result = sizes_fit(&THE_EXERCISE, args, &error);

		if (result != (CASES[i].words ? -1 : 0))
			fail_msg("case %zu: %s", i, error.text);
		if (CASES[i].words && !strstr(error.text, CASES[i].words))
			fail_msg("case %zu: \"%s\"", i, error.text);
	}
}

static void a_size_without_a_value_is_said(void **state)
{
	struct exercise exercise = THE_EXERCISE;
	struct error error = {""};
	const struct value args[PARAMS_MAX] = {shaped(2, (const int[]){5, 7}),
	    shaped(2, (const int[]){2, 3}), {.kind = VALUE_INT, .integer = 2}};

	(void)state;
	exercise.params[1].shape[1] = by_zero;
	assert_int_equal(sizes_fit(&exercise, args, &error), -1);
	assert_non_null(strstr(error.text, "the size \"L/(g-2)\" of y divides by zero"));
}

static void known_sizes_make_a_shape(void **state)
{
	const struct value args[PARAMS_MAX] = {[2] = {.kind = VALUE_INT, .integer = 2}};
	struct sizes sizes = {.of = &THE_EXERCISE,
	    .args = args,
	    .known = {true, true, true},
	    .dim = {2, 5, 3},
	    .run = {{8, 9}}};
	const int want[] = {8, 9, 5, 6};
	int shape[TENSOR_MAX_RANK];

	(void)state;
	assert_int_equal(sizes_shape(&sizes, &THE_EXERCISE.params[0], shape), 4);
	assert_memory_equal(shape, want, sizeof want);
	sizes.dim[0] = 7; /* nine axes */
	assert_int_equal(sizes_shape(&sizes, &THE_EXERCISE.params[0], shape), -1);
	sizes.dim[0] = 0;
	sizes.dim[2] = VALUE_NUMBERS_MAX;
	assert_int_equal(sizes_shape(&sizes, &THE_EXERCISE.params[0], shape), -1);
	sizes.dim[2] = -1;
	assert_int_equal(sizes_shape(&sizes, &THE_EXERCISE.params[0], shape), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shapes_that_go_together_fit),
	    cmocka_unit_test(a_size_without_a_value_is_said),
	    cmocka_unit_test(known_sizes_make_a_shape),
	};

	return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
