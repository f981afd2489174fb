#include "grader/exercise/exercise.h"
#include "grader/exercise/expression.h"
#include "grader/exercise/fresh.h"
#include "grader/exercise/sizes.h"
#include "grader/value.h"
#include "tests/unit/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct exercise the_sample;

static int load(void **state)
{
	struct faults faults = {0};

	if (sample_make(state) != 0)
		return -1;
	int result = exercise_load(&the_sample, sample_folder, sample_vectors, &faults);

	faults_release(&faults);
	return result;
}

static int unload(void **state)
{
	exercise_release(&the_sample);
	return sample_remove(state);
}

static struct test_case *draw(uint64_t seed, int count)
{
	struct error error = {""};
	struct test_case *cases = NULL;

	if (fresh_draw(&cases, &the_sample, seed, count, &error) != 0)
		fail_msg("%s", error.text);
	return cases;
}

static int same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind || a->integer != b->integer || a->real != b->real)
		return 0;
	if (a->kind != VALUE_TENSOR)
		return 1;
	if (a->tensor.rank != b->tensor.rank ||
	    memcmp(a->tensor.shape, b->tensor.shape, (size_t)a->tensor.rank * sizeof(int)) != 0)
		return 0;
	return memcmp(a->tensor.data, b->tensor.data, value_size(a) * sizeof(float)) == 0;
}

static int same_case(const struct test_case *a, const struct test_case *b)
{
	for (int i = 0; i < the_sample.param_count; i++)
		if (!same_value(&a->args[i], &b->args[i]))
			return 0;
	return 1;
}

static void a_seed_gives_the_same_cases_however_many(void **state)
{
	struct test_case *many = draw(7, 20), *few = draw(7, 5), *other = draw(8, 20);
	int like_other = 0, like_first = 0;

	(void)state;
	for (int i = 0; i < 5; i++)
		assert_true(same_case(&many[i], &few[i]));
	for (int i = 1; i < 20; i++) {
		like_other += same_case(&many[i], &other[i]) + same_case(&many[i], &other[i - 1]);
		like_first += same_case(&many[i], &many[0]);
	}
	assert_int_equal(like_other, 0);
	assert_int_equal(like_first, 0);
	fresh_release(many, 20);
	fresh_release(few, 5);
	fresh_release(other, 20);
}

static void a_fresh_case_says_what_it_is(void **state)
{
	struct test_case *cases = draw(0, 2);

	(void)state;
	assert_string_equal(cases[0].name, "fresh 1");
	assert_string_equal(cases[1].name, "fresh 2");
	assert_string_equal(cases[1].category, "fresh");
	assert_non_null(cases[0].why);
	assert_true(cases[0].hidden && cases[0].tol == 0);
	assert_null(cases[0].want.tensor.data);
	fresh_release(cases, 2);
	fresh_release(draw(0, 0), 0);
	fresh_release(NULL, 3);
}

static void the_numbers_are_these_on_every_machine(void **state)
{
	struct test_case *cases = draw(42, 3);
	uint64_t sum = 1469598103934665603U;

	(void)state;
	for (int i = 0; i < 3; i++) {
		const struct value *x = &cases[i].args[0];

		for (size_t j = 0; j < value_size(x); j++)
			sum = (sum ^ (uint64_t)(int64_t)(x->tensor.data[j] * 4)) * 1099511628211U;
	}
	assert_int_equal(sum, 0xaade40fcd1921367U);
	fresh_release(cases, 3);
}

/* --- what is drawn is legal --- */

static void check_numbers(const struct value *value)
{
	const float *data = value->tensor.data;
	size_t count = value_size(value), equal = 0;

	for (size_t i = 0; i < count; i++) {
		float quarters = data[i] * 4;

		assert_true(quarters == truncf(quarters) && fabsf(data[i]) <= 4);
		assert_false(data[i] == 0 && signbit(data[i]));
		equal += data[i] == data[0];
	}
	assert_true(count < 2 || equal < count);
}

/* The conditions of the sample, written a second time. */
static void check_case(const struct test_case *c)
{
	const tensor x = c->args[0].tensor, kernel = c->args[1].tensor;
	float mode = c->args[3].real, scale = c->args[4].real;

	assert_true(x.rank >= 2 && x.rank <= 4 && kernel.rank == 2);
	int groups = c->args[2].integer, L = x.shape[x.rank - 2], K = kernel.shape[0];

	for (int axis = 0; axis < x.rank - 2; axis++)
		assert_in_range(x.shape[axis], 1, x.rank == 3 ? 12 : 6);
	assert_in_range(L, 1, 40);
	assert_in_range(K, 1, 9);
	assert_true(K <= L + 3);
	assert_in_range(groups, 1, 4);
	assert_in_range(kernel.shape[1], 1, 3);
	assert_true(groups * kernel.shape[1] <= 6);
	assert_int_equal(x.shape[x.rank - 1], groups * kernel.shape[1]);
	assert_true(mode == 0 || mode == 1 || mode == 2.5F);
	assert_true(scale >= -1 && scale <= 2 && scale * 4 == truncf(scale * 4));
	check_numbers(&c->args[0]);
	check_numbers(&c->args[1]);
}

static void ten_thousand_cases_are_legal_and_reach_every_end(void **state)
{
	enum { COUNT = 10000 };
	struct test_case *cases = draw(1, COUNT);
	int ends[2][6] = {{0}}, small = 0;

	(void)state;
	for (int i = 0; i < COUNT; i++) {
		const tensor x = cases[i].args[0].tensor, kernel = cases[i].args[1].tensor;
		const int sizes[6] = {x.rank, x.shape[x.rank - 2], kernel.shape[0], kernel.shape[1],
		    cases[i].args[2].integer, (int)(cases[i].args[4].real * 4)};
		const int low[6] = {2, 1, 1, 1, 1, -4}, high[6] = {4, 40, 9, 3, 4, 8};

		check_case(&cases[i]);
		for (int j = 0; j < 6; j++) {
			ends[0][j] += sizes[j] == low[j];
			ends[1][j] += sizes[j] == high[j];
		}
		small += sizes[1] <= 4;
	}
	for (int j = 0; j < 6; j++)
		if (ends[0][j] < COUNT / 50 || ends[1][j] < COUNT / 50)
			fail_msg("size %d: %d times at its low end, %d times at its high one", j,
			    ends[0][j], ends[1][j]);
	assert_in_range(small, COUNT / 5, COUNT * 3 / 4);
	fresh_release(cases, COUNT);
}

/* Loads the sample with one thing changed, and draws. */
static int draw_changed(
    const char *old, const char *new, struct test_case **cases, int count, struct error *error)
{
	struct exercise exercise;
	struct faults faults = {0};
	char *manifest = sample_changed(SAMPLE_MANIFEST, old, new);

	sample_write_manifest(manifest);
	if (exercise_load(&exercise, sample_folder, sample_vectors, &faults) != 0)
		fail_msg("%s", faults.sentences[0]);
	int result = fresh_draw(cases, &exercise, 3, count, error);

	exercise_release(&exercise);
	free(manifest);
	return result;
}

static void the_fewer_axes_a_run_has_the_longer_they_are(void **state)
{
	enum { COUNT = 4000 };
	static const int WANTED[] = {0, 12, 6, 4, 3, 3};
	struct test_case *cases = NULL;
	struct error error = {""};
	int most[6] = {0}, least[6] = {99, 99, 99, 99, 99, 99};

	(void)state;
	if (draw_changed("\"B\": [0, 2]", "\"B\": [0, 5]", &cases, COUNT, &error) != 0)
		fail_msg("%s", error.text);
	for (int i = 0; i < COUNT; i++) {
		const tensor x = cases[i].args[0].tensor;
		int axes = x.rank - 2;

		for (int axis = 0; axis < axes; axis++) {
			int size = x.shape[axis];

			most[axes] = size > most[axes] ? size : most[axes];
			least[axes] = size < least[axes] ? size : least[axes];
		}
	}
	for (int axes = 1; axes < 6; axes++) {
		assert_int_equal(most[axes], WANTED[axes]);
		assert_int_equal(least[axes], 1);
	}
	fresh_release(cases, COUNT);
}

/* --- at the edge --- */

static void what_cannot_be_met_is_an_error(void **state)
{
	static const char *const WHERE[][2] = {
	    {"K <= L + 3", "\"K > 9\""},
	    {"K <= L + 3", "\"L / (K - K) > 0\""},
	    {"K <= L + 3", "\"L * 9223372036854775807 > 9 && L > 1\""},
	};
	struct error error;
	struct test_case *cases = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof WHERE / sizeof *WHERE; i++) {
		char condition[64] = "";

		error.text[0] = '\0';
		strncpy(condition, WHERE[i][1] + 1, strlen(WHERE[i][1]) - 2);
		assert_int_equal(draw_changed(WHERE[i][0], condition, &cases, 2, &error), -1);
		assert_null(cases);
		if (!strstr(error.text, "cannot draw a fresh case of sample") ||
		    !strstr(error.text, WHERE[i][1]))
			fail_msg("%s", error.text);
	}
	assert_int_equal(
	    draw_changed("[\"K\", \"Cg\"]", "[\"K - 100\", \"Cg\"]", &cases, 1, &error), -1);
	assert_non_null(strstr(error.text, "a size"));
}

static void no_case_is_too_large(void **state)
{
	struct error error = {""};
	struct test_case *cases = NULL;
	size_t most = 0;

	(void)state;
	assert_int_equal(
	    draw_changed("\"L\": [1, 40]", "\"L\": [1, 400000]", &cases, 200, &error), 0);
	for (int i = 0; i < 200; i++) {
		size_t total = value_size(&cases[i].args[0]) + value_size(&cases[i].args[1]);

		assert_true(total <= FRESH_NUMBERS_MAX);
		most = total > most ? total : most;
	}
	assert_true(most > FRESH_NUMBERS_MAX / 2);
	fresh_release(cases, 200);
}

static void the_widest_and_the_narrowest_ranges_are_drawn_from(void **state)
{
	static const struct {
		const char *range;
		float low, high;
	} CASES[] = {
	    {"[0.3, 0.4]", 0.3F, 0.3F},
	    {"[0.3, 0.6]", 0.5F, 0.5F},
	    {"[-0.25, 0]", -0.25F, 0},
	    {"[-3e38, 3e38]", -4194304, 4194304},
	    {"[1e30, 3e38]", 1e30F, 1e30F},
	};
	struct error error = {""};
	struct test_case *cases = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		assert_int_equal(draw_changed("[-1, 2]", CASES[i].range, &cases, 50, &error), 0);
		for (int j = 0; j < 50; j++) {
			float scale = cases[j].args[4].real;

			assert_true(scale >= CASES[i].low && scale <= CASES[i].high);
			assert_false(scale == 0 && signbit(scale));
		}
		fresh_release(cases, 50);
	}
	assert_int_equal(
	    draw_changed("[1, 4]", "[-2147483648, 2147483647]", &cases, 1, &error), -1);
	assert_int_equal(
	    draw_changed("\"range\": [1, 4]", "\"choices\": [2]", &cases, 9, &error), 0);
	for (int j = 0; j < 9; j++)
		assert_int_equal(cases[j].args[2].integer, 2);
	fresh_release(cases, 9);
}

static size_t numbers_of(const struct test_case *c)
{
	return value_size(&c->args[0]) + value_size(&c->args[1]);
}

static void the_smallest_come_first_and_can_be_read(void **state)
{
	enum { WANTED = 200, HALVES = 40 };
	struct test_case *cases = NULL, *again = NULL;
	struct error error = {""};
	int count = WANTED, as_many = WANTED;

	(void)state;
	assert_int_equal(fresh_draw_small(&cases, &the_sample, &count, &error), 0);
	assert_int_equal(fresh_draw_small(&again, &the_sample, &as_many, &error), 0);
	assert_int_equal(count, as_many);
	assert_in_range(count, 50, WANTED + HALVES);
	assert_int_equal(numbers_of(&cases[0]), 2);
	for (int i = 0; i < count; i++) {
		check_case(&cases[i]);
		for (int arg = 0; arg < 2; arg++)
			for (size_t j = 0; j < value_size(&cases[i].args[arg]); j++) {
				float number = cases[i].args[arg].tensor.data[j];

				assert_true(number != 0 && number * 2 == truncf(number * 2));
				assert_true((number == truncf(number)) == (i < count - HALVES));
			}
		for (int arg = 0; arg < the_sample.param_count; arg++)
			assert_true(same_value(&cases[i].args[arg], &again[i].args[arg]));
		assert_true(i == 0 || i == count - HALVES ||
			    numbers_of(&cases[i]) >= numbers_of(&cases[i - 1]));
	}
	fresh_release(cases, count);
	fresh_release(again, as_many);
}

/* Rows x and kernel, a stride and a mode: L and K to 6, stride to 3. */
static void no_small_form_is_left_out(void **state)
{
	static char L[] = "L", K[] = "K", stride[] = "stride", mode[] = "mode";
	static struct dim dims[] = {{L, 1, 40}, {K, 1, 9}};
	static double modes[] = {0, 1};
	struct exercise rows = {
	    .dims = dims,
	    .dim_count = 2,
	    .params =
		{
		    {.name = L, .kind = VALUE_TENSOR, .shape = {L}, .rank = 1},
		    {.name = K, .kind = VALUE_TENSOR, .shape = {K}, .rank = 1},
		    {.name = stride, .kind = VALUE_INT, .low = 1, .high = 6},
		    {.name = mode, .kind = VALUE_FLOAT, .choices = modes, .choice_count = 2},
		},
	    .param_count = 4,
	};
	int found[7][7][4][2] = {{{{0}}}}, count = 300;
	struct test_case *cases;
	struct error error = {""};

	(void)state;
	assert_int_equal(fresh_draw_small(&cases, &rows, &count, &error), 0);
	for (int i = 0; i < 6 * 6 * 3 * 2; i++) {
		const struct value *args = cases[i].args;

		found[args[0].tensor.shape[0]][args[1].tensor.shape[0]][args[2].integer]
		     [(int)args[3].real]++;
	}
	for (int i = 0; i < 6 * 6 * 3 * 2; i++)
		assert_int_equal(found[i % 6 + 1][i / 6 % 6 + 1][i / 36 % 3 + 1][i / 108], 1);
	fresh_release(cases, count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_seed_gives_the_same_cases_however_many),
	    cmocka_unit_test(a_fresh_case_says_what_it_is),
	    cmocka_unit_test(the_numbers_are_these_on_every_machine),
	    cmocka_unit_test(ten_thousand_cases_are_legal_and_reach_every_end),
	    cmocka_unit_test(the_fewer_axes_a_run_has_the_longer_they_are),
	    cmocka_unit_test(what_cannot_be_met_is_an_error),
	    cmocka_unit_test(no_case_is_too_large),
	    cmocka_unit_test(the_smallest_come_first_and_can_be_read),
	    cmocka_unit_test(no_small_form_is_left_out),
	    cmocka_unit_test(the_widest_and_the_narrowest_ranges_are_drawn_from),
	};

	return cmocka_run_group_tests_name("fresh", tests, load, unload);
}
