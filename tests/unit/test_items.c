/* What the attempts of a class come to, number by number. */
#include "src/stats/items.h"

#include "src/stats/discrimination.h"
#include "src/stats/item_tables.h"
#include "tests/unit/classroom.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct records records;
static struct items items;

static int begin(void **state)
{
	(void)state;
	records = (struct records){0};
	classroom_fill(&records);
	return items_make(&items, &records);
}

static int end(void **state)
{
	(void)state;
	items_release(&items);
	records_release(&records);
	return 0;
}

static void it_counts_learners(void **state)
{
	const struct item *item = &items.list[0];

	(void)state;
	assert_int_equal(items.count, 2);
	assert_string_equal(item->exercise, "conv1d-basic");
	assert_string_equal(items.list[1].exercise, "median-filter");
	assert_int_equal(item->learners, 8);
	assert_int_equal(item->passed, 4);
	assert_int_equal(item->waiting, 1);
	assert_int_equal(item->attempts, 12);
	assert_int_equal(item->verdicts[VERDICT_ACCEPTED], 4);
	assert_int_equal(item->verdicts[VERDICT_WRONG_ANSWER], 4);
	assert_int_equal(item->hints, 6);
	assert_int_equal(item->hint_learners, 3);
	/* Carla looked after she had passed. */
	assert_int_equal(item->solutions, 1);
}

static void medians_are_of_those_who_passed(void **state)
{
	const struct item *item = &items.list[0];

	(void)state;
	/* Anna 2, Carla 1, Emil 1, Finn 2. */
	assert_true(item->tries_to_pass.known);
	assert_true(item->tries_to_pass.value == 1.5);
	/* Anna from her start, minute 1 to 25; Finn from his first try, 8 to 68; of the others it
	 * is not known. */
	assert_true(item->ms_to_pass.value == (24 + 60) / 2.0 * 60000);
	assert_false(items.list[1].ms_to_pass.known);
}

static void a_combination_is_each_of_its_mistakes(void **state)
{
	const struct item *item = &items.list[0];

	(void)state;
	assert_int_equal(item->mistake_count, 3);
	assert_string_equal(item->mistakes[0].id, "flipped-kernel");
	assert_int_equal(item->mistakes[0].learners, 3);
	assert_int_equal(item->mistakes[0].attempts, 3);
	assert_string_equal(item->mistakes[1].id, "same-instead");
	assert_int_equal(item->mistakes[1].learners, 1);
	assert_int_equal(item->mistakes[1].attempts, 2);
	assert_string_equal(item->mistakes[2].id, "a-new-one");
}

static void cases_are_counted_where_they_ran(void **state)
{
	const struct item *item = &items.list[0];

	(void)state;
	assert_int_equal(item->case_count, 6);
	assert_string_equal(item->cases[3].name, "c4");
	assert_string_equal(item->cases[3].category, "edges");
	assert_int_equal(item->cases[3].tried, 10);
	assert_int_equal(item->cases[3].failed, 2);
	/* Ben's first try did not compile, Finn's ended before c4. */
	assert_int_equal(item->cases[3].first_tried, 6);
	assert_int_equal(item->cases[3].first_failed, 2);
	assert_int_equal(item->cases[4].failed, 0);
	assert_false(item->cases[4].discriminates);
	assert_true(item->cases[1].discriminates);
	assert_true(item->cases[1].discrimination > 0.5);
	assert_true(fabs(items_difficulty(&item->cases[3]) - 1 / 3.0) < 1e-12);
	/* Two learners tell nothing. */
	assert_false(items.list[1].cases[1].discriminates);
}

static void scores_fall_into_tenths(void **state)
{
	static const int SCORES[SCORE_BINS] = {[0] = 1, [1] = 1, [6] = 1, [8] = 1, [10] = 4};

	(void)state;
	for (int i = 0; i < SCORE_BINS; i++)
		assert_int_equal(items.list[0].scores[i], SCORES[i]);
	assert_int_equal(items_bin(10, 10), 10);
	assert_int_equal(items_bin(9.999, 10), 9);
	assert_int_equal(items_bin(3, 10), 3);
	assert_int_equal(items_bin(0.6, 2), 3);
	assert_int_equal(items_bin(0, 10), 0);
	assert_int_equal(items_bin(0, 0), 0);
}

static void sentences_name_cases(void **state)
{
	char *telling = item_telling(&items.list[0]), *unfailed = item_unfailed(&items.list[0]);
	char *none = item_telling(&items.list[1]);

	(void)state;
	assert_string_equal(
	    telling, "Who gets the others right is best told by c3 (0.79); c4 (0.69); c6 (0.58).");
	assert_string_equal(unfailed, "Nobody ever fails c5.");
	assert_string_equal(none, "");
	items.list[0].cases[1].discrimination = -0.25;
	char *suspicious = item_suspicious(&items.list[0]);

	assert_string_equal(
	    suspicious, "Those who get the others right rather fail c2: look at it.");
	free(suspicious);
	free(telling);
	free(unfailed);
	free(none);
}

/* What was graded first in a batch says nothing about what was handed in first. */
static void a_batch_has_its_own_order(void **state)
{
	static const struct classroom_attempt FIRST = {
	    "Ida", "other", VERDICT_WRONG_ANSWER, 3, NULL, 20, "x", NULL};
	static const struct classroom_attempt SECOND = {
	    "Ida", "other", VERDICT_ACCEPTED, 10, NULL, 10, "+", NULL};
	struct records batch = {0};
	struct items own = {0};

	(void)state;
	classroom_add(&batch, &FIRST, "batch");
	classroom_add(&batch, &SECOND, "batch");
	assert_int_equal(items_make(&own, &batch), 0);
	assert_true(own.list[0].tries_to_pass.value == 2);
	assert_false(own.list[0].ms_to_pass.known);
	assert_int_equal(own.list[0].cases[0].first_failed, 1);
	items_release(&own);
	records_release(&batch);
}

static void nothing_comes_to_nothing(void **state)
{
	struct records none = {0};
	struct items own = {0};

	(void)state;
	assert_int_equal(items_make(&own, &none), 0);
	assert_int_equal(own.count, 0);
	items_release(&own);
}

/* By hand: x = 1,1,0,0 and the share of the two others y = 1,.5,.5,0; the covariance is .125, the
 * variances .25 and .125. */
static void the_correlation_is_that_of_the_books(void **state)
{
	static const char *const LEARNERS[] = {"+++", "++x", "x+x", "xxx"};
	struct discrimination discrimination = {0};
	double value = 0;

	(void)state;
	for (int i = 0; i < 4; i++) {
		for (int k = 0; k < 3; k++)
			assert_int_equal(
			    discrimination_note(&discrimination, k, LEARNERS[i][k] == '+'), 0);
		discrimination_end(&discrimination);
	}
	assert_true(discrimination_of(&discrimination, 0, &value));
	assert_true(fabs(value - 0.125 / sqrt(0.25 * 0.125)) < 1e-12);
	assert_false(discrimination_of(&discrimination, 5, &value));
	assert_false(discrimination_of(&discrimination, 5000, &value));
	discrimination_release(&discrimination);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	    TEST(it_counts_learners),
	    TEST(medians_are_of_those_who_passed),
	    TEST(a_combination_is_each_of_its_mistakes),
	    TEST(cases_are_counted_where_they_ran),
	    TEST(scores_fall_into_tenths),
	    TEST(sentences_name_cases),
	    TEST(a_batch_has_its_own_order),
	    TEST(nothing_comes_to_nothing),
	    TEST(the_correlation_is_that_of_the_books),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
