#include "exercises/kit/nn.h"
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

static void a_kernel_for_seed_0(void **state)
{
	const float want[] = {
	    0.047698714F, -0.9522832F, -0.9856886F, 0.44283277F, 0.7022229F, 0.53018653F};

	(void)state;
	struct nn_module m = nn_init(0);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, 3, 1, 2);
	tensor bias = nn_param(&m, "bias", nn_zeros, 2);

	assert_int_equal(kernel.rank, 3);
	assert_memory_equal(kernel.data, want, sizeof want);
	assert_int_equal(bias.shape[0], 2);
	assert_true(bias.data[0] == 0 && bias.data[1] == 0);
}

static void a_name_is_used_once(void **state)
{
	(void)state;
	struct nn_module m = nn_init(0);

	nn_param(&m, "kernel", nn_zeros, 2);
	nn_param(&m, "bias", nn_zeros, 2);
	assert_refused(nn_param(&m, "kernel", nn_zeros, 2), "has a parameter \"kernel\" already");
}

static void a_name_is_copied(void **state)
{
	(void)state;
	struct nn_module m = nn_init(0);
	char name[32];

	snprintf(name, sizeof name, "kernel");
	nn_param(&m, name, nn_zeros, 2);
	snprintf(name, sizeof name, "bias");
	nn_param(&m, name, nn_zeros, 2);
	assert_refused(nn_param(&m, "kernel", nn_zeros, 2), "has a parameter \"kernel\" already");
}

static void a_refusal_names_the_parameter(void **state)
{
	(void)state;
	struct nn_module m = nn_init(0);

	assert_refused(nn_param(&m, NULL, nn_zeros, 2), "nn_param: a parameter needs a name");
	m = nn_init(0);
	assert_refused(nn_param(&m, "kernel", nn_lecun_normal, 3, -1),
	    "nn_param \"kernel\": axis 1 of shape (3, -1) is -1");
	assert_refused(nn_lecun_normal(m.key, (int[]){3, -1}, 2), "nn_lecun_normal: axis 1");
	assert_refused(nn_zeros(m.key, (int[]){-1}, 1), "nn_zeros: axis 0");
}

static void an_initializer_needs_two_axes(void **state)
{
	(void)state;
	struct nn_module m = nn_init(0);

	assert_refused(nn_param(&m, "kernel", nn_lecun_normal, 3),
	    "Can't compute input and output sizes of a 1-dimensional weights tensor");
}

static int numbers; /* compared so far, for the summary */

static void check_param(tensor got, const cJSON *want, const char *name)
{
	const char *wrong = answers_difference_in_bits(got, want);

	if (wrong)
		fail_msg("%s: %s", name, wrong);
	numbers += tensor_size(got);
}

static tensor make_param(
    struct nn_module *m, const char *name, nn_initializer *initializer, const cJSON *want)
{
	int shape[TENSOR_MAX_RANK];
	int rank = answers_ints(answers_get(want, "shape"), shape, TENSOR_MAX_RANK);

	return nn_param_of(m, name, initializer, shape, rank);
}

/* The kernel's shape is worked out as a layer does, not taken from the answer. */
static void check_conv(struct nn_module *m, const cJSON *layer)
{
	int shape[TENSOR_MAX_RANK], x[TENSOR_MAX_RANK];
	int rank = answers_ints(answers_get(layer, "kernel_size"), shape, TENSOR_MAX_RANK);
	int x_rank = answers_ints(answers_get(layer, "x"), x, TENSOR_MAX_RANK);
	int features = (int)answers_number(layer, "features");

	shape[rank] = x[x_rank - 1] / (int)answers_number(layer, "feature_group_count");
	shape[rank + 1] = features;
	check_param(nn_param_of(m, "kernel", nn_lecun_normal, shape, rank + 2),
	    answers_get(layer, "kernel"), "kernel");
	check_param(nn_param(m, "bias", nn_zeros, features), answers_get(layer, "bias"), "bias");
}

static void check_params(struct nn_module *m, const cJSON *layer)
{
	const cJSON *param;

	cJSON_ArrayForEach (param, answers_get(layer, "params")) {
		const char *name = answers_text(param, "name");
		int zeros = strcmp(answers_text(param, "init"), "zeros") == 0;
		tensor got = make_param(m, name, zeros ? nn_zeros : nn_lecun_normal, param);

		if (cJSON_HasObjectItem(param, "data"))
			check_param(got, param, name);
	}
}

static void every_layer_of_the_library(void **state)
{
	cJSON *answers = answers_load("layers");
	const cJSON *layer;
	int count = 0;

	(void)state;
	cJSON_ArrayForEach (layer, answers_get(answers, "cases")) {
		int64_t seed = (int64_t)answers_number(layer, "seed");
		struct nn_module m = nn_init((int)(uint32_t)seed);

		if (strcmp(answers_text(layer, "kind"), "conv") == 0)
			check_conv(&m, layer);
		else
			check_params(&m, layer);
		count++;
		kit_release();
	}
	printf("# nn: %d modules of Flax, %d parameters' numbers, to the bit\n", count, numbers);
	assert_true(count >= 20);
	cJSON_Delete(answers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(a_kernel_for_seed_0, release),
	    cmocka_unit_test(a_name_is_used_once),
	    cmocka_unit_test(a_name_is_copied),
	    cmocka_unit_test(a_refusal_names_the_parameter),
	    cmocka_unit_test(an_initializer_needs_two_axes),
	    cmocka_unit_test_teardown(every_layer_of_the_library, release),
	};

	return cmocka_run_group_tests_name("nn", tests, NULL, NULL);
}
