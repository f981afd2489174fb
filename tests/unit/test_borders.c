/*
 * The borders that Flax's layers make themselves, before the convolution: CIRCULAR, REFLECT and
 * CAUSAL. The kit has none of them; that padding by their rules and then the kit's convolution
 * gives Flax's numbers holds the rules, which exercises teach, and the kit to the real layers.
 */
#include "exercises/kit/lax.h"
#include "tests/unit/answers.h"
#include "tests/unit/refusal.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Which sample of L stands at position i, which may lie outside; -1 for a zero. */
static int sample_at(const char *padding, int i, int length)
{
	int period = 2 * (length - 1);

	if (strcmp(padding, "CAUSAL") == 0)
		return i < 0 ? -1 : i;
	if (strcmp(padding, "CIRCULAR") == 0)
		return (i % length + length) % length;
	if (length == 1)
		return 0;
	i = (i % period + period) % period;
	return i < length ? i : period - i;
}

/* t: (before, L, after) -> (before, lo + L + hi, after), along one axis */
static tensor pad_axis(tensor t, int axis, int lo, int hi, const char *padding)
{
	int length = t.shape[axis], before = 1, after = 1;
	tensor wide = t;

	for (int i = 0; i < axis; i++)
		before *= t.shape[i];
	for (int i = axis + 1; i < t.rank; i++)
		after *= t.shape[i];
	wide.shape[axis] = lo + length + hi;
	wide = tensor_of(wide.shape, wide.rank);
	for (int b = 0; b < before; b++)
		for (int i = 0; i < wide.shape[axis]; i++) {
			int from = sample_at(padding, i - lo, length);

			for (int a = 0; a < after && from >= 0; a++)
				wide.data[(b * wide.shape[axis] + i) * after + a] =
				    t.data[(b * length + from) * after + a];
		}
	return wide;
}

static tensor layer(tensor x, tensor kernel, const char *padding, struct conv_options options)
{
	for (int axis = 0; axis < kernel.rank - 2; axis++) {
		int reach = (kernel.shape[axis] - 1) * options.rhs_dilation[axis];
		int lo = strcmp(padding, "CAUSAL") == 0 ? reach : reach / 2;

		x = pad_axis(x, 1 + axis, lo, reach - lo, padding);
	}
	return (conv_general_dilated)(x, kernel, options);
}

/* All leading axes of x become one batch axis, which is put back at the end. */
static tensor flax_conv(const cJSON *each)
{
	tensor x = answers_input(answers_get(each, "x"), "integers");
	tensor kernel = answers_input(answers_get(each, "kernel"), "integers");
	const cJSON *bias = answers_get(each, "bias");
	int batch_axes = x.rank - (kernel.rank - 1);
	struct conv_options options = {
	    .feature_group_count = (int)answers_number(each, "feature_group_count"),
	    .dimension_numbers = {"NWC", "WIO", "NWC"}};
	int shape[TENSOR_MAX_RANK] = {-1};

	if (kernel.rank == 4)
		for (int i = 0; i < 3; i++)
			options.dimension_numbers[i] = i == 1 ? "HWIO" : "NHWC";
	answers_ints(answers_get(each, "strides"), options.window_strides, CONV_MAX_SPATIAL);
	answers_ints(answers_get(each, "kernel_dilation"), options.rhs_dilation, CONV_MAX_SPATIAL);
	memcpy(shape + 1, x.shape + batch_axes, (size_t)(kernel.rank - 1) * sizeof *shape);
	tensor y = layer(
	    tensor_reshaped(x, shape, kernel.rank), kernel, answers_text(each, "padding"), options);

	if (!cJSON_IsNull(bias))
		y = tensor_add(y, answers_input(bias, "integers"));
	memcpy(shape, x.shape, (size_t)batch_axes * sizeof *shape);
	memcpy(shape + batch_axes, y.shape + 1, (size_t)(y.rank - 1) * sizeof *shape);
	return tensor_reshaped(y, shape, batch_axes + y.rank - 1);
}

static void every_border_of_the_library(void **state)
{
	cJSON *answers = answers_load("borders");
	const cJSON *each;
	int count = 0, right = 0;

	(void)state;
	cJSON_ArrayForEach (each, answers_get(answers, "cases")) {
		const char *wrong =
		    answers_difference(flax_conv(each), answers_get(each, "want"), 0);

		if (wrong)
			print_error("%s: %s\n", answers_text(each, "name"), wrong);
		right += !wrong;
		count++;
		kit_release();
	}
	printf("# CIRCULAR, REFLECT, CAUSAL: %d of %d answers of Flax\n", right, count);
	assert_true(count >= 60);
	assert_int_equal(right, count);
	cJSON_Delete(answers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_border_of_the_library)};

	return cmocka_run_group_tests_name("borders", tests, NULL, NULL);
}
