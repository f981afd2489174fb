#include "src/author/trial.h"

#include "grader/value.h"
#include "tests/unit/results.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What is written of a result, the caller's. */
static char *written_down(const struct result *result, bool blames_exercise, size_t *length)
{
	char *bytes = NULL;
	FILE *out = open_memstream(&bytes, length);

	assert_non_null(out);
	trial_write(out, result, &exercise, blames_exercise);
	assert_int_equal(fclose(out), 0);
	return bytes;
}

static void assert_same_text(const char *a, const char *b)
{
	if (a && b)
		assert_string_equal(a, b);
	else
		assert_true(a == b);
}

static void assert_same_case(const struct trial_case *a, const struct case_result *b)
{
	assert_int_equal(a->verdict, b->verdict);
	assert_int_equal(a->skipped, b->skipped);
	assert_true(a->time_ms == b->time_ms);
	assert_same_text(a->message, b->message);
	assert_int_equal(a->returned, b->got.tensor.data != NULL);
	if (!a->returned)
		return;
	assert_int_equal(a->got.tensor.rank, b->got.tensor.rank);
	assert_int_equal(value_size(&a->got), value_size(&b->got));
	assert_memory_equal(
	    a->got.tensor.data, b->got.tensor.data, value_size(&b->got) * sizeof(float));
}

static void every_result_is_read_as_it_was(void **state)
{
	(void)state;
	for (const struct scenario *scenario = SCENARIOS; scenario->name; scenario++) {
		struct result result = good_result();
		struct trial trial;
		size_t length;

		scenario->make(&result);
		char *bytes = written_down(&result, true, &length);

		trial_read(&trial, bytes, length);
		assert_int_equal(trial.verdict, result.verdict);
		assert_int_equal(trial.stars, result.stars);
		assert_true(trial.blames_exercise);
		assert_same_text(trial.message, result.message);
		assert_int_equal(trial.case_count, result.case_count);
		for (int i = 0; i < trial.case_count; i++)
			assert_same_case(&trial.cases[i], &result.cases[i]);
		assert_int_equal(trial.complaint != NULL, result.diagnostic_count > 0);
		trial_release(&trial);
		free(bytes);
	}
}

static void what_is_cut_is_ours(void **state)
{
	struct result result = good_result();
	struct trial trial;
	size_t length;

	(void)state;
	SCENARIOS[2].make(&result);
	char *bytes = written_down(&result, false, &length);

	for (size_t cut = 0; cut < length; cut += 1 + cut / 50) {
		trial_read(&trial, bytes, cut);
		assert_int_equal(trial.verdict, VERDICT_GRADER_ERROR);
		assert_non_null(strstr(trial.message, "was lost"));
		assert_false(trial.blames_exercise);
		trial_release(&trial);
	}
	trial_read(&trial, NULL, 0);
	assert_int_equal(trial.verdict, VERDICT_GRADER_ERROR);
	trial_release(&trial);
	trial_release(&trial);
	free(bytes);
}

static void the_first_failure_is_found(void **state)
{
	struct trial_case cases[3] = {{.verdict = VERDICT_ACCEPTED}, {.verdict = VERDICT_ACCEPTED},
	    {.verdict = VERDICT_WRONG_ANSWER}};
	struct trial trial = {.cases = cases, .case_count = 3};

	(void)state;
	assert_ptr_equal(trial_first_failure(&trial), &cases[2]);
	trial.case_count = 2;
	assert_null(trial_first_failure(&trial));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_result_is_read_as_it_was),
	    cmocka_unit_test(what_is_cut_is_ours),
	    cmocka_unit_test(the_first_failure_is_found),
	};

	return cmocka_run_group_tests_name("trial", tests, NULL, NULL);
}
