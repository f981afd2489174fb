#include "src/batch/batch_report.h"

#include "grader/save.h"
#include "grader/text.h"
#include "grader/version.h"
#include "src/output.h"
#include "src/text/csv.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- counting --------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Without memory for it there seem to be none. */
static int count_learners(const struct submissions *submissions)
{
	const char **names = calloc((size_t)submissions->count + 1, sizeof *names);
	int count = 0;

	for (int i = 0; names && i < submissions->count; i++)
		names[i] = submissions->list[i].learner;
	if (names)
		qsort(names, (size_t)submissions->count, sizeof *names, by_name);
	for (int i = 0; names && i < submissions->count; i++)
		count += i == 0 || strcmp(names[i], names[i - 1]) != 0;
	free(names);
	return count;
}

void batch_tally(struct batch_tally *tally, const struct submissions *submissions)
{
	*tally = (struct batch_tally){.learners = count_learners(submissions)};
	for (int i = 0; i < submissions->count; i++) {
		const struct submission *one = &submissions->list[i];

		if (one->state == SUBMISSION_KNOWN || one->state == SUBMISSION_GRADED)
			tally->verdicts[one->verdict]++;
	}
}

/* --- the table -------------------------------------------------------------------------------- */

/* Texts of strangers become printable here. */
static void put_cell(FILE *out, bool is_first, const char *text)
{
	char *clean = text_printable(text ? text : "", text ? strlen(text) : 0, false);

	csv_put(out, is_first, clean ? clean : "");
	free(clean);
}

static void put_number(FILE *out, bool is_known, double number)
{
	char digits[32] = "";

	if (is_known)
		snprintf(digits, sizeof digits, "%.10g", number);
	csv_put_number(out, false, digits);
}

static void put_row(void *context, const struct batch_row *row)
{
	FILE *out = context;

	put_cell(out, true, row->of.learner);
	put_cell(out, false, row->of.exercise);
	put_cell(out, false, row->of.path);
	put_cell(out, false, row->graded ? row->verdict : "ungraded");
	put_number(out, row->graded, row->score);
	put_number(out, row->graded, row->max_score);
	put_number(out, row->graded, row->stars);
	put_cell(out, false, row->diagnosis);
	put_cell(out, false, !row->diagnosis ? "" : row->certain ? "yes" : "no");
	put_cell(out, false, row->message);
	csv_end(out);
}

static void put_heading(FILE *out)
{
	static const char *const COLUMNS[] = {"learner", "exercise", "path", "verdict", "score",
	    "max_score", "stars", "mistake", "certain", "message"};

	for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
		csv_put(out, i == 0, COLUMNS[i]);
	csv_end(out);
}

int batch_to_csv(struct batch_store *store, const char *path, struct error *error)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return error_set(error, "out of memory");
	put_heading(out);
	int done = batch_store_each(store, put_row, out, error);

	if (fclose(out) != 0)
		done = error_set(error, "out of memory");
	else if (done == 0 && save_file(path, text, length) != 0)
		done = error_set(error, "cannot write the table to %s: %s", path, strerror(errno));
	free(text);
	return done;
}

/* --- the document ----------------------------------------------------------------------------- */

static bool add_verdicts(cJSON *root, const struct batch_tally *tally)
{
	cJSON *to = cJSON_AddObjectToObject(root, "verdicts");
	bool made = to != NULL;

	for (int i = 0; i < VERDICT_COUNT && made; i++)
		made =
		    i == VERDICT_GRADER_ERROR ||
		    cJSON_AddNumberToObject(to, verdict_name((enum verdict)i), tally->verdicts[i]);
	return made;
}

static bool add_ungraded(cJSON *root, const struct submissions *submissions)
{
	cJSON *list = cJSON_AddArrayToObject(root, "ungraded");
	bool made = list != NULL;

	for (int i = 0; i < submissions->count && made; i++) {
		const struct submission *one = &submissions->list[i];

		if (one->state != SUBMISSION_UNGRADED)
			continue;
		cJSON *to = cJSON_CreateObject();

		made = output_add_foreign(to, "learner", one->learner) &&
		       cJSON_AddStringToObject(to, "exercise", one->exercise) &&
		       output_add_foreign(to, "path", one->path) &&
		       cJSON_AddStringToObject(to, "message", one->why ? one->why : "") &&
		       cJSON_AddItemToArray(list, to);
	}
	return made;
}

static bool add_exercises(cJSON *root, const struct batch *batch)
{
	cJSON *list = cJSON_AddArrayToObject(root, "exercises");
	bool made = list != NULL;

	for (int i = 0; i < batch->exercise_count && made; i++)
		made =
		    cJSON_AddItemToArray(list, cJSON_CreateString(batch->exercises[i].exercise.id));
	return made;
}

bool batch_to_json(cJSON *root, const struct batch *batch, const char *database)
{
	const struct batch_counts *counts = &batch->counts;
	struct batch_tally tally;
	char seed[24];

	batch_tally(&tally, batch->submissions);
	/* Digits in a text, because a number of JSON need not hold it. */
	snprintf(seed, sizeof seed, "%" PRIu64, batch->options.seed);
	return cJSON_AddStringToObject(root, "schema", "stride/batch/v1") &&
	       output_add_foreign(root, "database", database) && add_exercises(root, batch) &&
	       cJSON_AddNumberToObject(root, "submissions", batch->submissions->count) &&
	       cJSON_AddNumberToObject(root, "learners", tally.learners) &&
	       add_verdicts(root, &tally) &&
	       cJSON_AddNumberToObject(root, "known", counts->known) &&
	       cJSON_AddNumberToObject(root, "graded", counts->graded) &&
	       cJSON_AddNumberToObject(root, "cached", counts->cached) &&
	       cJSON_AddNumberToObject(root, "shared", counts->shared) &&
	       cJSON_AddNumberToObject(root, "stale", counts->stale) &&
	       add_ungraded(root, batch->submissions) &&
	       cJSON_AddStringToObject(root, "seed", seed) &&
	       cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION);
}
