#include "exercises/kit/lax.h"
#include "tests/unit/answers.h"
#include "tests/unit/refusal.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int release(void **state)
{
	(void)state;
	kit_release();
	return 0;
}

static tensor line(int length, const float *values)
{
	tensor t = tensor_zeros(1, 1, length);

	memcpy(t.data, values, (size_t)length * sizeof *values);
	return t;
}

static void the_kernel_is_not_flipped(void **state)
{
	const float want[] = {-2, -2, -2};

	(void)state;
	tensor x = line(5, (float[]){1, 2, 3, 4, 5});
	tensor k = line(3, (float[]){1, 0, -1});
	tensor y = conv_general_dilated(x, k, .padding = "VALID");

	assert_int_equal(y.shape[2], 3);
	assert_memory_equal(y.data, want, sizeof want);
}

static void pads_left_out_mean_valid(void **state)
{
	(void)state;
	tensor x = line(4, (float[]){1, 2, 3, 4});
	struct conv_options none = {0};

	assert_int_equal((conv_general_dilated)(x, x, none).shape[2], 1);
	assert_true((conv_general_dilated)(x, x, none).data[0] == 30);
	assert_int_equal(conv_general_dilated(x, x, .padding = "same").shape[2], 4);
}

static void operands_may_be_views_of_one_another(void **state)
{
	(void)state;
	tensor x = line(3, (float[]){1, 2, 3});
	tensor y = conv_general_dilated(x, x, .pads = {{2, 2}});
	const float want[] = {3, 8, 14, 8, 3};

	assert_memory_equal(y.data, want, sizeof want);
	assert_true(x.data[0] == 1 && x.data[2] == 3);
}

static void assert_zeros(tensor y, const int shape[3])
{
	assert_int_equal(y.rank, 3);
	assert_memory_equal(y.shape, shape, 3 * sizeof *shape);
	for (int i = 0; i < tensor_size(y); i++)
		assert_true(y.data[i] == 0);
}

static void an_empty_operand_makes_zeros(void **state)
{
	tensor no_features = {.rank = 3, .shape = {2, 0, 1}}, no_kernel = {.rank = 3};

	(void)state;
	memcpy(no_kernel.shape, (int[]){2, 0, 3}, 3 * sizeof(int));
	assert_zeros(
	    conv_general_dilated(no_features, no_kernel, .pads = {{2, 3}}), (int[]){2, 2, 4});

	/* The same shape as an input of length 0. */
	assert_zeros(conv_general_dilated(no_features, tensor_zeros(3, 1, 2), .pads = {{2, 3}},
			 .dimension_numbers = {"NWC", "WIO", "NWC"}),
	    (int[]){2, 3, 2});
}

/* --- against the real library --- */

static void every_answer_of_the_library(void **state)
{
	cJSON *answers = answers_load("conv");
	const cJSON *each;
	int count = 0, right = 0;

	(void)state;
	cJSON_ArrayForEach (each, answers_get(answers, "cases")) {
		const char *fill = answers_text(each, "fill");
		tensor lhs = answers_input(answers_get(each, "lhs"), fill);
		tensor rhs = answers_input(answers_get(each, "rhs"), fill);
		tensor got =
		    (conv_general_dilated)(lhs, rhs, answers_options(answers_get(each, "options")));
		const char *wrong =
		    answers_difference(got, answers_get(each, "want"), answers_number(each, "tol"));

		if (wrong)
			print_error("%s: %s\n", answers_text(each, "name"), wrong);
		right += !wrong;
		count++;
		kit_release();
	}
	printf("# conv_general_dilated: %d of %d answers of JAX\n", right, count);
	assert_true(count >= 600);
	assert_int_equal(right, count);
	cJSON_Delete(answers);
}

static tensor zeros_shaped(const cJSON *list)
{
	int shape[TENSOR_MAX_RANK];
	int rank = answers_ints(list, shape, TENSOR_MAX_RANK);

	return tensor_of(shape, rank);
}

static void every_refusal_of_the_library(void **state)
{
	cJSON *answers = answers_load("refusals");
	const cJSON *each;
	int count = 0;

	(void)state;
	cJSON_ArrayForEach (each, answers_get(answers, "cases")) {
		tensor lhs = zeros_shaped(answers_get(each, "lhs"));
		tensor rhs = zeros_shaped(answers_get(each, "rhs"));
		struct conv_options options = answers_options(answers_get(each, "options"));

		assert_refused(
		    (conv_general_dilated)(lhs, rhs, options), answers_text(each, "words"));
		count++;
	}
	printf("# conv_general_dilated: %d of %d refusals of JAX\n", count, count);
	assert_true(count >= 40);
	cJSON_Delete(answers);
}

/* --- what only C can say --- */

static void padding_and_pads_together_are_refused(void **state)
{
	(void)state;
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 4), tensor_zeros(1, 1, 3),
			   .padding = "SAME", .pads = {{0, 1}}),
	    "padding \"SAME\" and pads are given together");
}

static void a_padding_is_known_and_not_for_dilated_samples(void **state)
{
	(void)state;
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 4), tensor_zeros(1, 1, 3),
			   .padding = "SAME", .lhs_dilation = {1, 2}),
	    "with lhs_dilation (1, 2) give pads, not \"SAME\"");
	assert_refused(conv_general_dilated(
			   tensor_zeros(1, 1, 4), tensor_zeros(1, 1, 3), .padding = "SAME_LOWERX"),
	    "got \"SAME_LOWERX\"");
}

static void dimension_numbers_are_all_given_or_none(void **state)
{
	(void)state;
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 4), tensor_zeros(1, 1, 3),
			   .dimension_numbers = {"NCW", "OIW"}),
	    "dimension_numbers must be length 3");
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 4), tensor_zeros(1, 1, 3),
			   .dimension_numbers = {NULL, "OIW", "NCW"}),
	    "entry 0 is not given");
}

static void what_is_no_tensor_is_refused(void **state)
{
	tensor no_data = {.rank = 3, .shape = {1, 1, 4}};

	(void)state;
	assert_refused(
	    conv_general_dilated(no_data, tensor_zeros(1, 1, 3), .padding = "SAME"), "has no data");
	assert_refused(conv_general_dilated(tensor_zeros(4), tensor_zeros(3), .padding = "SAME"),
	    "got shapes (4,) and (3,)");
	assert_refused(conv_general_dilated(no_data, tensor_zeros(3, 4, 1),
			   .dimension_numbers = {"NWC", "WIO", "NWC"}),
	    "conv_general_dilated: lhs: a tensor of shape (1, 1, 4) has no data");
	no_data.rank = 9;
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 4), no_data, .padding = "SAME"),
	    "0 to 8 axes, not 9");
}

static void a_result_beyond_any_memory_is_refused(void **state)
{
	(void)state;
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 3), tensor_zeros(1, 1, 1),
			   .pads = {{2147483647, 2147483647}}),
	    "the result would be 4294967297 long on spatial axis 0");
	assert_refused(conv_general_dilated(tensor_zeros(1, 1, 3, 3), tensor_zeros(1, 1, 1, 1),
			   .pads = {{1 << 20, 0}, {1 << 20, 0}}),
	    "conv_general_dilated: the result: shape (1, 1, 1048579, 1048579) holds more than "
	    "2147483647 numbers");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(the_kernel_is_not_flipped, release),
	    cmocka_unit_test_teardown(pads_left_out_mean_valid, release),
	    cmocka_unit_test_teardown(operands_may_be_views_of_one_another, release),
	    cmocka_unit_test_teardown(an_empty_operand_makes_zeros, release),
	    cmocka_unit_test_teardown(every_answer_of_the_library, release),
	    cmocka_unit_test_teardown(every_refusal_of_the_library, release),
	    cmocka_unit_test(padding_and_pads_together_are_refused),
	    cmocka_unit_test(a_padding_is_known_and_not_for_dilated_samples),
	    cmocka_unit_test(dimension_numbers_are_all_given_or_none),
	    cmocka_unit_test(what_is_no_tensor_is_refused),
	    cmocka_unit_test(a_result_beyond_any_memory_is_refused),
	};

	return cmocka_run_group_tests_name("lax", tests, NULL, NULL);
}
