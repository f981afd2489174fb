#include "src/author/judge.h"

#include <math.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static float one[] = {1, 2, 3}, nearly_one[] = {1, 2, 3.00001F}, other[] = {1, 2, 4};
static float odd[] = {1, NAN, 3}, as_odd[] = {1, NAN, 3};

/* A tensor that came back, with these numbers and this length. */
static struct trial_case with(enum verdict verdict, float *data, int length)
{
	return (struct trial_case){.verdict = verdict,
	    .returned = true,
	    .got = {.kind = VALUE_TENSOR, .tensor = {.data = data, .rank = 1, .shape = {length}}}};
}

static struct trial_case without(enum verdict verdict, char *message)
{
	return (struct trial_case){.verdict = verdict, .message = message};
}

static bool are_same(struct trial_case a, struct trial_case b)
{
	const struct test_case of = {.tol = 1e-4};
	bool same = author_same_outcome(&of, &a, &b);

	assert_int_equal(same, author_same_outcome(&of, &b, &a));
	return same;
}

static void values_tell_apart(void **state)
{
	const enum verdict wrong = VERDICT_WRONG_ANSWER;

	(void)state;
	assert_true(are_same(with(wrong, one, 3), with(wrong, one, 3)));
	assert_true(are_same(with(wrong, one, 3), with(wrong, nearly_one, 3)));
	assert_false(are_same(with(wrong, one, 3), with(wrong, other, 3)));
	assert_true(are_same(with(wrong, odd, 3), with(wrong, as_odd, 3)));
	assert_false(are_same(with(wrong, odd, 3), with(wrong, one, 3)));
	assert_true(
	    are_same(with(VERDICT_ACCEPTED, one, 3), with(VERDICT_ACCEPTED, nearly_one, 3)));
	assert_false(are_same(with(VERDICT_ACCEPTED, one, 3), with(wrong, one, 3)));
}

static void shapes_tell_apart(void **state)
{
	static char five[] = "shape (5) instead of (3)", six[] = "shape (6) instead of (3)";
	const enum verdict wrong = VERDICT_WRONG_SHAPE;

	(void)state;
	assert_false(are_same(with(wrong, one, 3), with(wrong, one, 2)));
	assert_true(are_same(with(wrong, one, 2), with(wrong, other, 2)));
	assert_true(are_same(without(wrong, five), without(wrong, five)));
	assert_false(are_same(without(wrong, five), without(wrong, six)));
	assert_false(are_same(without(wrong, five), without(wrong, NULL)));
}

static void what_was_not_run_tells_nothing(void **state)
{
	const struct trial_case skipped = {.verdict = VERDICT_TIME_LIMIT, .skipped = true};

	(void)state;
	assert_true(are_same(skipped, skipped));
	assert_true(are_same(skipped, with(VERDICT_ACCEPTED, one, 3)));
	assert_false(are_same(without(VERDICT_TIME_LIMIT, NULL), with(VERDICT_ACCEPTED, one, 3)));
}

static void what_broke_tells_apart_but_not_where(void **state)
{
	static char x5[] = "x[5] was read, which is outside of x";
	static char x12[] = "x[12] was read, which is outside of x";
	static char kernel5[] = "kernel[5] was read, which is outside of kernel";
	const enum verdict broke = VERDICT_RUNTIME_ERROR;

	(void)state;
	assert_true(are_same(without(broke, x5), without(broke, x12)));
	assert_false(are_same(without(broke, x5), without(broke, kernel5)));
	assert_false(are_same(without(broke, x5), without(broke, NULL)));
	assert_true(are_same(without(broke, NULL), without(broke, NULL)));
	assert_false(are_same(without(broke, x5), without(VERDICT_TIME_LIMIT, x5)));
}

static void the_fastest_try_of_the_reference_counts(void **state)
{
	struct trial_case slow[] = {{.time_ms = 1}, {.time_ms = 9}};
	struct trial_case fast[] = {{.time_ms = 4}, {.time_ms = 2}};
	struct trial_case failed[] = {{.time_ms = 0.5}};
	struct program programs[] = {
	    {.role = PROGRAM_REFERENCE, .trial = {.cases = slow, .case_count = 2}},
	    {.role = PROGRAM_REFERENCE, .trial = {.cases = fast, .case_count = 2}},
	    {.role = PROGRAM_REFERENCE,
		.trial = {.verdict = VERDICT_WRONG_ANSWER, .cases = failed, .case_count = 1}},
	    {.role = PROGRAM_STARTER, .trial = {.cases = failed, .case_count = 1}},
	};

	(void)state;
	assert_true(author_reference_ms(programs, 4) == 4);
	assert_true(author_reference_ms(programs, 1) == 9);
	assert_true(author_reference_ms(programs, 0) < 0);
}

static void fresh_cases_without_their_turn_are_told(void **state)
{
	struct subject subject = {.folder = (char *)"f", .exercise = {.limits = {.time_ms = 1000}}};
	struct program programs[] = {
	    {.subject = &subject,
		.role = PROGRAM_REFERENCE,
		.path = (char *)"f/reference.c",
		.options = {.fresh = 500},
		.trial = {.stars = 2, .fresh = 500}},
	    {.subject = &subject,
		.role = PROGRAM_REFERENCE,
		.path = (char *)"f/reference.c",
		.options = {.fresh = 500},
		.trial = {.stars = 2, .fresh = 20}},
	};

	(void)state;
	author_judge(&subject, programs, 1);
	assert_int_equal(subject.faults.count + subject.warnings.count, 0);
	author_judge(&subject, programs, 2);
	assert_int_equal(subject.faults.count, 0);
	assert_int_equal(subject.warnings.count, 1);
	assert_non_null(strstr(subject.warnings.sentences[0], "only 520 of 1000 fresh cases"));
	faults_release(&subject.warnings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_tell_apart),
	    cmocka_unit_test(shapes_tell_apart),
	    cmocka_unit_test(what_was_not_run_tells_nothing),
	    cmocka_unit_test(what_broke_tells_apart_but_not_where),
	    cmocka_unit_test(the_fastest_try_of_the_reference_counts),
	    cmocka_unit_test(fresh_cases_without_their_turn_are_told),
	};

	return cmocka_run_group_tests_name("author_judge", tests, NULL, NULL);
}
