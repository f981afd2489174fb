/*
 * Bits and keys are compared exactly, and so are the floats: where fmaf and sqrtf are correctly
 * rounded, as they are with glibc on x86-64 and arm64, the kit's numbers are JAX's to the bit.
 */
#include "exercises/kit/random.h"
#include "tests/unit/answers.h"
#include "tests/unit/refusal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
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

static void assert_key(random_key key, uint32_t high, uint32_t low)
{
	assert_int_equal(key.word[0], high);
	assert_int_equal(key.word[1], low);
}

/* The answers that the authors of threefry publish; fold_in encrypts (0, data) under the key. */
static void published_answers(void **state)
{
	(void)state;
	assert_key(random_fold_in((random_key){{0, 0}}, 0), 0x6b200159, 0x99ba4efe);
	assert_key(random_fold_in(random_key_from(0), 4), 2285895361U, 433833334U);
	assert_key(random_fold_in(random_key_from(0), 3213575472U), 1428664606U, 3351135085U);
}

static void seeds_wrap_to_32_bits(void **state)
{
	(void)state;
	assert_key(random_key_from(-1), 0, 4294967295U);
	assert_key(random_key_from(42), 0, 42);
}

static void a_single_number_may_be_drawn(void **state)
{
	(void)state;
	tensor one = random_normal_of(random_key_from(42), NULL, 0);

	assert_int_equal(one.rank, 0);
	assert_true(one.data[0] == -0.028304616F);
}

static void an_empty_range_is_refused(void **state)
{
	(void)state;
	assert_refused(random_truncated_normal(random_key_from(0), 1, 1, 3),
	    "lower (1) must be less than upper (1)");
	assert_refused(random_truncated_normal(random_key_from(0), NAN, 1, 3),
	    "lower (nan) must be less than upper (1)");
	assert_refused(random_truncated_normal(random_key_from(0), -1, NAN, 3),
	    "lower (-1) must be less than upper (nan)");
}

static void a_refusal_names_who_was_called(void **state)
{
	(void)state;
	assert_refused(random_normal(random_key_from(0), -3), "random_normal: axis 0 of shape");
	assert_refused(random_uniform(random_key_from(0), 0, 1, -3), "random_uniform: axis 0");
	assert_refused(random_truncated_normal(random_key_from(0), 0, 1, -3),
	    "random_truncated_normal: axis 0");
}

static int tested; /* single numbers, for the summary */

static random_key key_in(const cJSON *pair)
{
	random_key key = {{0, 0}};

	for (int i = 0; i < 2; i++)
		key.word[i] = (uint32_t)cJSON_GetArrayItem(pair, i)->valuedouble;
	return key;
}

static void check_keys(random_key key, const cJSON *draw)
{
	const cJSON *split = answers_get(draw, "split"), *fold_in = answers_get(draw, "fold_in");
	random_key wanted = key_in(answers_get(draw, "key")), keys[3];

	assert_key(key, wanted.word[0], wanted.word[1]);
	random_split(key, keys, 3);
	assert_int_equal(cJSON_GetArraySize(split), 3);
	for (int i = 0; i < 3; i++) {
		wanted = key_in(cJSON_GetArrayItem(split, i));
		assert_key(keys[i], wanted.word[0], wanted.word[1]);
	}
	wanted = key_in(answers_get(fold_in, "key"));
	assert_key(random_fold_in(key, (uint32_t)answers_number(fold_in, "data")), wanted.word[0],
	    wanted.word[1]);
	tested += 5;
}

static void check_bits(random_key key, const cJSON *list)
{
	int count = cJSON_GetArraySize(list), i = 0;
	uint32_t *bits = calloc((size_t)count + 1, sizeof *bits);
	const cJSON *number;

	assert_non_null(bits);
	random_bits(key, bits, count);
	cJSON_ArrayForEach (number, list)
		assert_true(bits[i++] == (uint32_t)number->valuedouble);
	free(bits);
	tested += count;
}

/* JSON has neither infinities nor NaN, but words for them. */
static float real_in(const cJSON *number)
{
	const char *word = cJSON_GetStringValue(number);

	if (!word) {
		assert_true(cJSON_IsNumber(number));
		return (float)number->valuedouble;
	}
	if (strcmp(word, "nan") == 0)
		return NAN;
	assert_true(strcmp(word, "inf") == 0 || strcmp(word, "-inf") == 0);
	return *word == '-' ? -INFINITY : INFINITY;
}

static void check_floats(const char *what, tensor got, const cJSON *list)
{
	const cJSON *number;
	int i = 0;

	assert_int_equal(tensor_size(got), cJSON_GetArraySize(list));
	cJSON_ArrayForEach (number, list) {
		float wanted = real_in(number);

		if (isnan(wanted) ? !isnan(got.data[i]) : !answers_same_bits(got.data[i], wanted))
			fail_msg("%s[%d] is %.9g, wanted %.9g", what, i, (double)got.data[i],
			    (double)wanted);
		i++;
	}
	tested += i;
}

static float bound_in(const cJSON *draw, const char *member)
{
	return real_in(answers_get(draw, member));
}

static void check_draw(const cJSON *draw)
{
	const cJSON *uniform = answers_get(draw, "uniform");
	const cJSON *cut = answers_get(draw, "truncated_normal");
	int shape[TENSOR_MAX_RANK];
	int rank = answers_ints(answers_get(draw, "shape"), shape, TENSOR_MAX_RANK);
	/* JAX takes 64-bit seeds and wraps them; an int has wrapped already. */
	random_key key = random_key_from((int)(uint32_t)(int64_t)answers_number(draw, "seed"));

	check_keys(key, draw);
	check_bits(key, answers_get(draw, "bits"));
	check_floats("uniform",
	    random_uniform_of(
		key, bound_in(uniform, "low"), bound_in(uniform, "high"), shape, rank),
	    answers_get(uniform, "data"));
	check_floats("normal", random_normal_of(key, shape, rank), answers_get(draw, "normal"));
	check_floats("truncated_normal",
	    random_truncated_normal_of(
		key, bound_in(cut, "lower"), bound_in(cut, "upper"), shape, rank),
	    answers_get(cut, "data"));
	kit_release();
}

static void every_draw_of_the_library(void **state)
{
	cJSON *answers = answers_load("draws");
	const cJSON *draw;
	int count = 0;

	(void)state;
	cJSON_ArrayForEach (draw, answers_get(answers, "cases")) {
		check_draw(draw);
		count++;
	}
	printf("# random: %d draws of JAX, %d keys and numbers, to the bit\n", count, tested);
	assert_true(count >= 80);
	cJSON_Delete(answers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(published_answers),
	    cmocka_unit_test(seeds_wrap_to_32_bits),
	    cmocka_unit_test_teardown(a_single_number_may_be_drawn, release),
	    cmocka_unit_test(an_empty_range_is_refused),
	    cmocka_unit_test(a_refusal_names_who_was_called),
	    cmocka_unit_test_teardown(every_draw_of_the_library, release),
	};

	return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
