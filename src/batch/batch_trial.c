/*
 * In processes of their own, as what is handed in: ours may be killed at any moment, and would
 * leave behind what a grade makes on its way.
 */
#include "src/batch/batch.h"

#include "grader/text.h"
#include "src/crew.h"
#include "src/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct trials {
	struct batch *batch;
	int *exercises; /* by their places among those of the batch */
	int count;
	struct error error; /* of the first that failed */
};

/* Says nothing if all is well. */
static void work(void *context, int index, FILE *out)
{
	const struct trials *trials = context;
	struct batch *batch = trials->batch;
	const struct exercise *exercise = &batch->exercises[trials->exercises[index]].exercise;
	char *path = text_format("%s/reference.c", exercise->folder);
	struct source source = {0};
	struct result result = {0};
	struct error error = {"out of memory"};

	if (!path || source_read(&source, path, &error) != STATUS_DONE)
		fputs(error.text, out);
	else if (grade(&result, &batch->desk->workshop, exercise, &source, &batch->options) ==
		 VERDICT_GRADER_ERROR)
		fprintf(
		    out, "%s: %s", exercise->id, result.message ? result.message : "out of memory");
	result_release(&result);
	source_release(&source);
	free(path);
}

static void take(void *context, int index, const char *said, size_t length)
{
	struct trials *trials = context;

	(void)index, (void)length;
	if (trials->error.text[0])
		return;
	if (!said)
		error_set(&trials->error,
		    "the process that was to grade was lost; is there memory left?");
	else if (*said)
		error_set(&trials->error, "%s", said);
}

static void find_exercises(struct trials *trials)
{
	const struct batch *batch = trials->batch;

	for (int i = 0; i < batch->piece_count; i++) {
		int place = batch->order[batch->pieces[i].first];
		int index = batch->submissions->list[place].exercise_index;

		/* Pieces are in the order of exercises. */
		if (trials->count == 0 || trials->exercises[trials->count - 1] != index)
			trials->exercises[trials->count++] = index;
	}
}

int batch_try_references(struct batch *batch, struct error *error)
{
	struct trials trials = {.batch = batch};
	struct crew crew = {
	    .workers = batch->workers, .context = &trials, .work = work, .take = take};

	trials.exercises = calloc((size_t)batch->exercise_count, sizeof *trials.exercises);
	if (!trials.exercises)
		return error_set(error, "out of memory");
	find_exercises(&trials);
	crew.count = trials.count;
	int done = crew_run(&crew, error);

	free(trials.exercises);
	if (done != 0 || !trials.error.text[0])
		return done;
	*error = trials.error;
	return -1;
}
