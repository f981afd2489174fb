#include "src/author/trial.h"

#include "grader/bytes.h"
#include "grader/clock.h"
#include "grader/diagnose.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "grader/value.h"

#include <stdlib.h>

/* --- writing ---------------------------------------------------------------------------------- */

/* The reader has the same struct layout: it is our own parent. */
static void put_case(FILE *out, const struct case_result *from, enum value_kind returns)
{
	const struct value *got = &from->got;
	struct trial_case to = {.verdict = from->verdict,
	    .skipped = from->skipped,
	    .time_ms = from->time_ms,
	    .got = *got};

	to.returned = got->tensor.data || (returns == VALUE_INT && got->kind == VALUE_INT);
	bytes_put(out, &to, sizeof to);
	bytes_put_text(out, from->message);
	if (got->tensor.data)
		bytes_put(out, got->tensor.data, value_size(got) * sizeof(float));
}

static char *complaint(const struct result *result)
{
	const struct diagnostic *first = result->diagnostics;

	if (result->diagnostic_count == 0)
		return NULL;
	return first->line > 0 ? text_format("line %d: %s", first->line, first->message)
			       : text_format("%s", first->message);
}

static int numbers_of(const struct test_case *of, const struct exercise *exercise)
{
	size_t numbers = 0;

	for (int i = 0; i < exercise->param_count; i++)
		if (of->args[i].kind == VALUE_TENSOR && of->args[i].tensor.data)
			numbers += value_size(&of->args[i]);
	return (int)numbers;
}

void trial_write(
    FILE *out, const struct result *result, const struct exercise *exercise, bool blames_exercise)
{
	struct trial trial = {.verdict = result->verdict,
	    .stars = result->stars,
	    .blames_exercise = blames_exercise,
	    .certain = result->diagnosis.confidence == CONFIDENCE_CERTAIN,
	    .shown = result->counterexample.found,
	    .shown_numbers = numbers_of(&result->counterexample.of, exercise),
	    .case_count = result->case_count,
	    .fresh = result->fresh_count};
	char *said = complaint(result), *mistake = diagnosis_ids(&result->diagnosis, "+");

	bytes_put(out, &trial, sizeof trial);
	bytes_put_text(out, result->message);
	bytes_put_text(out, said);
	bytes_put_text(out, mistake);
	for (int i = 0; i < result->case_count; i++)
		put_case(out, &result->cases[i], exercise->returns);
	free(said);
	free(mistake);
}

/* A grade that lasts so long ended because its time was over (grade.c), and not by itself. */
enum { LONG_MS = 12000, FRESH_LEAST = 4, FEWER = 5 };

/* As often as it needs, with ever fewer fresh cases. */
static enum verdict grade_in_time(struct result *result, struct workshop *workshop,
    const struct exercise *exercise, const struct source *source, struct grade_options *options)
{
	for (;;) {
		double began = clock_ms();
		enum verdict verdict = grade(result, workshop, exercise, source, options);

		if (verdict == VERDICT_ACCEPTED || options->fresh <= FRESH_LEAST || stop_asked ||
		    clock_ms() - began < LONG_MS)
			return verdict;
		result_release(result);
		options->fresh /= FEWER;
	}
}

void trial_run(FILE *out, struct workshop *workshop, const struct exercise *exercise,
    const struct source *source, const struct grade_options *options)
{
	struct grade_options fewer = *options, without = *options;
	struct result result, again;
	bool blames_exercise = false;

	without.fresh = 0;
	if (grade_in_time(&result, workshop, exercise, source, &fewer) == VERDICT_GRADER_ERROR &&
	    options->fresh > 0) {
		blames_exercise =
		    grade(&again, workshop, exercise, source, &without) != VERDICT_GRADER_ERROR;
		result_release(&again);
	}
	trial_write(out, &result, exercise, blames_exercise);
	result_release(&result);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void get_case(struct bytes *from, struct trial_case *to)
{
	bytes_get(from, to, sizeof *to);
	bool has_data = to->got.tensor.data != NULL;

	to->got.tensor.data = NULL;
	to->message = bytes_get_text(from);
	if (!has_data || from->cut)
		return;
	struct value got = {.kind = VALUE_TENSOR};

	if (value_zeros(&got, to->got.tensor.shape, to->got.tensor.rank) != 0) {
		from->cut = true;
		return;
	}
	to->got = got;
	bytes_get(from, got.tensor.data, value_size(&got) * sizeof(float));
}

static void get_trial(struct bytes *from, struct trial *trial)
{
	int count;

	bytes_get(from, trial, sizeof *trial);
	count = trial->case_count;
	trial->cases = NULL;
	trial->case_count = 0;
	trial->message = bytes_get_text(from);
	trial->complaint = bytes_get_text(from);
	trial->mistake = bytes_get_text(from);
	trial->cases = from->cut ? NULL : calloc((size_t)count + 1, sizeof *trial->cases);
	from->cut = from->cut || !trial->cases;
	while (!from->cut && trial->case_count < count)
		get_case(from, &trial->cases[trial->case_count++]);
}

void trial_read(struct trial *trial, const char *bytes, size_t length)
{
	struct bytes from = {bytes, length, bytes == NULL};

	*trial = (struct trial){0};
	if (!from.cut)
		get_trial(&from, trial);
	if (!from.cut)
		return;
	trial_release(trial);
	trial->verdict = VERDICT_GRADER_ERROR;
	trial->message = text_format("the process that graded it was lost; is there memory left?");
}

void trial_release(struct trial *trial)
{
	for (int i = 0; i < trial->case_count; i++) {
		free(trial->cases[i].message);
		value_release(&trial->cases[i].got);
	}
	free(trial->cases);
	free(trial->message);
	free(trial->complaint);
	free(trial->mistake);
	*trial = (struct trial){0};
}

const struct trial_case *trial_first_failure(const struct trial *trial)
{
	for (int i = 0; i < trial->case_count; i++)
		if (trial->cases[i].verdict != VERDICT_ACCEPTED)
			return &trial->cases[i];
	return NULL;
}
