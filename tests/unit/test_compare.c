#include "grader/compare.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static char message[200];

static struct value tensor_value(float *data, int rank, const int *shape)
{
	struct value value = {.kind = VALUE_TENSOR, .tensor = {.rank = rank}};

	value.tensor.data = data;
	if (rank > 0 && rank <= TENSOR_MAX_RANK)
		memcpy(value.tensor.shape, shape, (size_t)rank * sizeof *shape);
	return value;
}

#define SHAPE(...) ((const int[]){__VA_ARGS__})

static enum verdict compare(struct value got, struct value want, double tol)
{
	struct test_case of = {.want = want, .tol = tol};

	memset(message, '?', sizeof message);
	return compare_value(&of, &got, message, sizeof message);
}

static enum verdict compare_floats(float got, float want, double tol)
{
	return compare(tensor_value(&got, 0, NULL), tensor_value(&want, 0, NULL), tol);
}

#define assert_accepted(verdict) \
	(assert_int_equal(verdict, VERDICT_ACCEPTED), assert_string_equal(message, ""))
#define assert_wrong(verdict, words) \
	(assert_int_equal(verdict, VERDICT_WRONG_ANSWER), assert_string_equal(message, words))
#define assert_misshapen(verdict, words) \
	(assert_int_equal(verdict, VERDICT_WRONG_SHAPE), assert_string_equal(message, words))

/* --- values --- */

static void the_first_difference_is_named(void **state)
{
	float got[12] = {0}, want[12] = {0};

	(void)state;
	got[7] = 2.5F, want[7] = -1;
	got[8] = 1, got[9] = 1, got[11] = -3;
	assert_wrong(
	    compare(tensor_value(got, 2, SHAPE(3, 4)), tensor_value(want, 2, SHAPE(3, 4)), 0),
	    "y[1, 3] is 2.5, but should be -1 (4 of 12 values differ)");
	assert_wrong(compare(tensor_value(got, 1, SHAPE(8)), tensor_value(want, 1, SHAPE(8)), 0),
	    "y[7] is 2.5, but should be -1 (1 of 8 values differs)");
	assert_wrong(
	    compare(tensor_value(got, 3, SHAPE(2, 1, 6)), tensor_value(want, 3, SHAPE(2, 1, 6)), 0),
	    "y[1, 0, 1] is 2.5, but should be -1 (4 of 12 values differ)");
	assert_wrong(compare_floats(1, 2, 0), "y is 1, but should be 2 (1 of 1 value differs)");
}

static void numbers_are_told_so_that_they_differ(void **state)
{
	(void)state;
	assert_wrong(compare_floats(0.1F, nextafterf(0.1F, 1), 0),
	    "y is 0.1, but should be 0.10000001 (1 of 1 value differs)");
	assert_wrong(compare_floats(16777216.0F, 16777218.0F, 1),
	    "y is 16777216, but should be 16777218 (1 of 1 value differs)");
}

static void equal_values_pass(void **state)
{
	float values[] = {0, 1, -2.5F, FLT_MAX, -FLT_MAX, FLT_MIN, FLT_TRUE_MIN, 0.1F};
	struct value value = tensor_value(values, 1, SHAPE(8));

	(void)state;
	assert_accepted(compare(value, value, 0));
	assert_accepted(compare(value, value, 1e-6));
}

static void the_tolerance_is_absolute_and_included(void **state)
{
	float edge = 1.25F;

	(void)state;
	assert_accepted(compare_floats(edge, 1, 0.25));
	assert_accepted(compare_floats(1, edge, 0.25));
	assert_int_equal(compare_floats(nextafterf(edge, 2), 1, 0.25), VERDICT_WRONG_ANSWER);
	assert_int_equal(compare_floats(1, edge, nextafter(0.25, 0)), VERDICT_WRONG_ANSWER);
	assert_int_equal(
	    compare_floats(1e30F, nextafterf(1e30F, 2e30F), 0.25), VERDICT_WRONG_ANSWER);
}

static void a_tolerance_of_nothing_wants_the_very_number(void **state)
{
	(void)state;
	assert_accepted(compare_floats(0.1F, 0.1F, 0));
	assert_int_equal(compare_floats(nextafterf(0.1F, 1), 0.1F, 0), VERDICT_WRONG_ANSWER);
	assert_int_equal(compare_floats(FLT_TRUE_MIN, 0, 0), VERDICT_WRONG_ANSWER);
	assert_accepted(compare_floats(FLT_TRUE_MIN, 0, FLT_TRUE_MIN));
	assert_int_equal(compare_floats(2 * FLT_TRUE_MIN, 0, FLT_TRUE_MIN), VERDICT_WRONG_ANSWER);
}

static void zero_has_no_sign(void **state)
{
	(void)state;
	assert_accepted(compare_floats(-0.0F, 0.0F, 0));
	assert_accepted(compare_floats(0.0F, -0.0F, 0));
}

static void nan_is_only_itself(void **state)
{
	(void)state;
	assert_accepted(compare_floats(NAN, NAN, 0));
	assert_accepted(compare_floats(-NAN, NAN, 0));
	assert_wrong(
	    compare_floats(NAN, 1, 100), "y is nan, but should be 1 (1 of 1 value differs)");
	assert_wrong(
	    compare_floats(-NAN, 1, INFINITY), "y is nan, but should be 1 (1 of 1 value differs)");
	assert_wrong(
	    compare_floats(0, NAN, 100), "y is 0, but should be nan (1 of 1 value differs)");
	assert_int_equal(compare_floats(NAN, INFINITY, 1), VERDICT_WRONG_ANSWER);
	assert_int_equal(compare_floats(INFINITY, NAN, 1), VERDICT_WRONG_ANSWER);
}

static void infinities_match_in_sign(void **state)
{
	(void)state;
	assert_accepted(compare_floats(INFINITY, INFINITY, 0));
	assert_accepted(compare_floats(-INFINITY, -INFINITY, 0));
	assert_wrong(compare_floats(-INFINITY, INFINITY, 1e300),
	    "y is -inf, but should be inf (1 of 1 value differs)");
	assert_int_equal(compare_floats(INFINITY, FLT_MAX, 1e300), VERDICT_WRONG_ANSWER);
	assert_int_equal(compare_floats(FLT_MAX, INFINITY, INFINITY), VERDICT_WRONG_ANSWER);
}

/* In float32 the difference would be infinite, or lost. */
static void differences_do_not_overflow(void **state)
{
	(void)state;
	assert_int_equal(compare_floats(FLT_MAX, -FLT_MAX, FLT_MAX), VERDICT_WRONG_ANSWER);
	assert_accepted(compare_floats(FLT_MAX, -FLT_MAX, 2.0 * FLT_MAX));
	assert_int_equal(compare_floats(16777216.0F, -1.5F, 16777217.0), VERDICT_WRONG_ANSWER);
}

static void a_tolerance_that_is_none_lets_nothing_pass(void **state)
{
	(void)state;
	assert_int_equal(compare_floats(1, 1, NAN), VERDICT_WRONG_ANSWER);
	assert_int_equal(compare_floats(1, 1, -1), VERDICT_WRONG_ANSWER);
}

/* --- shapes --- */

static void shapes_are_exact(void **state)
{
	float data[6] = {0};
	struct value want = tensor_value(data, 1, SHAPE(5));

	(void)state;
	assert_misshapen(
	    compare(tensor_value(data, 1, SHAPE(4)), want, 0), "shape (4,) instead of (5,)");
	assert_misshapen(
	    compare(tensor_value(data, 2, SHAPE(5, 1)), want, 0), "shape (5, 1) instead of (5,)");
	assert_misshapen(compare(tensor_value(data, 0, NULL), want, 0), "shape () instead of (5,)");
	assert_misshapen(
	    compare(tensor_value(data, 2, SHAPE(2, 3)), tensor_value(data, 2, SHAPE(3, 2)), 0),
	    "shape (2, 3) instead of (3, 2)");
	assert_misshapen(compare(want, tensor_value(data, 0, NULL), 0), "shape (5,) instead of ()");
}

/* Nothing of `got` but its shape may be looked at here. */
static void what_is_no_shape_is_wrong(void **state)
{
	float data[1] = {0};
	struct value want = tensor_value(data, 1, SHAPE(1));
	const int huge[] = {65536, 65536, 65536, 65536, 2, 2, 2, 2};

	(void)state;
	assert_misshapen(
	    compare(tensor_value(NULL, 1, SHAPE(-1)), want, 0), "shape (-1,) instead of (1,)");
	assert_misshapen(compare(tensor_value(NULL, 1, SHAPE(INT_MIN)), want, 0),
	    "shape (-2147483648,) instead of (1,)");
	assert_misshapen(compare(tensor_value(NULL, 9, NULL), want, 0),
	    "rank 9, which no tensor has, instead of shape (1,)");
	assert_misshapen(compare(tensor_value(NULL, -1, NULL), want, 0),
	    "rank -1, which no tensor has, instead of shape (1,)");
	assert_int_equal(compare(tensor_value(NULL, INT_MAX, NULL), want, 0), VERDICT_WRONG_SHAPE);
	assert_int_equal(compare(tensor_value(NULL, INT_MIN, NULL), want, 0), VERDICT_WRONG_SHAPE);
	assert_int_equal(compare(tensor_value(NULL, 8, huge), want, 0), VERDICT_WRONG_SHAPE);
	assert_int_equal(compare(tensor_value(NULL, 8, huge), tensor_value(NULL, 8, huge), 0),
	    VERDICT_WRONG_SHAPE);
}

static void the_size_is_the_product_or_none(void **state)
{
	(void)state;
	assert_int_equal(compare_size(tensor_value(NULL, 0, NULL).tensor), 1);
	assert_int_equal(compare_size(tensor_value(NULL, 3, SHAPE(2, 3, 4)).tensor), 24);
	assert_int_equal(compare_size(tensor_value(NULL, 1, SHAPE(INT_MAX)).tensor), INT_MAX);
	assert_int_equal(compare_size(tensor_value(NULL, 2, SHAPE(65536, 32768)).tensor), -1);
	assert_int_equal(compare_size(tensor_value(NULL, 2, SHAPE(65536, 65536)).tensor), -1);
	assert_int_equal(compare_size(tensor_value(NULL, 3, SHAPE(INT_MAX, INT_MAX, 0)).tensor), 0);
	assert_int_equal(compare_size(tensor_value(NULL, 2, SHAPE(0, -1)).tensor), -1);
}

static void an_empty_tensor_needs_no_data(void **state)
{
	(void)state;
	assert_accepted(
	    compare(tensor_value(NULL, 1, SHAPE(0)), tensor_value(NULL, 1, SHAPE(0)), 0));
	assert_accepted(
	    compare(tensor_value(NULL, 2, SHAPE(3, 0)), tensor_value(NULL, 2, SHAPE(3, 0)), 0));
	assert_misshapen(
	    compare(tensor_value(NULL, 2, SHAPE(0, 3)), tensor_value(NULL, 2, SHAPE(3, 0)), 0),
	    "shape (0, 3) instead of (3, 0)");
}

static void numbers_without_data_are_wrong(void **state)
{
	float data[2] = {0};

	(void)state;
	assert_wrong(compare(tensor_value(NULL, 1, SHAPE(2)), tensor_value(data, 1, SHAPE(2)), 0),
	    "a tensor without data (NULL)");
}

/* --- the rest --- */

static enum verdict compare_ints(int got, int want)
{
	return compare((struct value){.kind = VALUE_INT, .integer = got},
	    (struct value){.kind = VALUE_INT, .integer = want}, 1e9);
}

static void ints_are_exact(void **state)
{
	(void)state;
	assert_accepted(compare_ints(6, 6));
	assert_accepted(compare_ints(INT_MIN, INT_MIN));
	assert_wrong(compare_ints(7, 6), "7 instead of 6");
	assert_wrong(compare_ints(INT_MIN, INT_MAX), "-2147483648 instead of 2147483647");
}

static void another_kind_of_result_is_no_answer(void **state)
{
	float data[1] = {0};

	(void)state;
	assert_misshapen(compare(tensor_value(data, 0, NULL), (struct value){.kind = VALUE_INT}, 0),
	    "a result of another kind than the exercise asks for");
}

static void a_sentence_is_cut_never_overrun(void **state)
{
	struct test_case of = {.want = {.kind = VALUE_INT, .integer = 6}};
	struct value got = {.kind = VALUE_INT, .integer = 7};
	char small[8] = "?????\1?";

	(void)state;
	assert_int_equal(compare_value(&of, &got, small, 5), VERDICT_WRONG_ANSWER);
	assert_string_equal(small, "7 in");
	assert_int_equal(small[5], 1);
	assert_int_equal(compare_value(&of, &got, small, 0), VERDICT_WRONG_ANSWER);
	assert_string_equal(small, "7 in");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_difference_is_named),
	    cmocka_unit_test(numbers_are_told_so_that_they_differ),
	    cmocka_unit_test(equal_values_pass),
	    cmocka_unit_test(the_tolerance_is_absolute_and_included),
	    cmocka_unit_test(a_tolerance_of_nothing_wants_the_very_number),
	    cmocka_unit_test(zero_has_no_sign),
	    cmocka_unit_test(nan_is_only_itself),
	    cmocka_unit_test(infinities_match_in_sign),
	    cmocka_unit_test(differences_do_not_overflow),
	    cmocka_unit_test(a_tolerance_that_is_none_lets_nothing_pass),
	    cmocka_unit_test(shapes_are_exact),
	    cmocka_unit_test(what_is_no_shape_is_wrong),
	    cmocka_unit_test(the_size_is_the_product_or_none),
	    cmocka_unit_test(an_empty_tensor_needs_no_data),
	    cmocka_unit_test(numbers_without_data_are_wrong),
	    cmocka_unit_test(ints_are_exact),
	    cmocka_unit_test(another_kind_of_result_is_no_answer),
	    cmocka_unit_test(a_sentence_is_cut_never_overrun),
	};

	return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
