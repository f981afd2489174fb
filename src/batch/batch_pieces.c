/*
 * A process of the crew has all that was loaded before it was made, and keeps its workshop from one
 * piece to the next: the cage that is there, the compiler's parts, what the reference wants. It
 * reads the text again and makes sure that it is still the one that the key is of.
 */
#include "src/batch/batch.h"

#include "grader/cache.h"
#include "grader/clock.h"
#include "grader/stop.h"
#include "src/batch/graded.h"
#include "src/crew.h"
#include "src/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRIES = 2, COMMIT_MS = 250 };

/* --- in a process of the crew ----------------------------------------------------------------- */

/* Whether the machine could have had a part in it, so that it is worth another try next time. */
static bool depends_on_the_machine(const struct result *result)
{
	bool depends = false;

	for (int i = 0; i < result->case_count; i++)
		depends = depends || result->cases[i].verdict == VERDICT_TIME_LIMIT ||
			  result->cases[i].verdict == VERDICT_MEMORY_LIMIT;
	return depends;
}

/* Grades it, and once more if that fails for a reason of ours. Returns the number of tries. */
static int grade_patiently(struct batch *batch, const struct exercise *exercise,
    const struct source *source, struct result *result)
{
	for (int tries = 1;; tries++) {
		if (grade(result, &batch->desk->workshop, exercise, source, &batch->options) !=
			VERDICT_GRADER_ERROR ||
		    tries == TRIES || stop_asked)
			return tries;
		result_release(result);
	}
}

static void make_result(
    struct batch *batch, const struct submission *one, const struct source *source, FILE *out)
{
	const struct exercise *exercise = &batch->exercises[one->exercise_index].exercise;
	struct result result;
	int tries = grade_patiently(batch, exercise, source, &result);

	if (result.verdict == VERDICT_GRADER_ERROR) {
		graded_write_refusal(out, result.message ? result.message : "out of memory");
		result_release(&result);
		return;
	}
	char *text = graded_to_text(&result, exercise, source, one->key, tries);

	if (text)
		graded_write(out, text, source, false);
	/* One that a signal cut short says less than it would have. */
	if (text && batch->results && tries == 1 && !stop_asked && !depends_on_the_machine(&result))
		cache_write(batch->results, one->key, text, strlen(text));
	free(text);
	result_release(&result);
}

/* False if it is not in the cache. */
static bool recall_result(
    struct batch *batch, const struct submission *one, const struct source *source, FILE *out)
{
	size_t length = 0;
	char *text = batch->results ? cache_read(batch->results, one->key, &length) : NULL;
	bool is_it = text && graded_is(text, length, one->key);

	if (is_it)
		graded_write(out, text, source, true);
	free(text);
	return is_it;
}

static bool is_what_it_was(const struct submission *one, const struct source *source)
{
	char sha256[HASH_HEX];

	hash_of(source->text, source->length, sha256);
	return strcmp(sha256, one->sha256) == 0;
}

static struct submission *submission_at(const struct batch *batch, int place)
{
	return &batch->submissions->list[batch->order[place]];
}

static void work(void *context, int index, FILE *out)
{
	struct batch *batch = context;
	const struct submission *one = submission_at(batch, batch->pieces[index].first);
	struct source source;
	struct error error = {""};
	char *path;

	if (submissions_read_one(batch->submissions, one, &source, &path, &error) != STATUS_DONE)
		graded_write_refusal(out, error.text);
	else if (!is_what_it_was(one, &source))
		graded_write_refusal(out, "it was changed while the batch ran; start it again");
	else if (!recall_result(batch, one, &source, out))
		make_result(batch, one, &source, out);
	source_release(&source);
	free(path);
}

/* --- in ours ---------------------------------------------------------------------------------- */

static int submit(struct batch *batch, struct submission *one, const struct graded *graded)
{
	const struct batch_submission of = {one->exercise, one->path, one->learner};

	if (!graded->done)
		return batch_refuse(batch, one, graded->why, &batch->failure);
	one->state = SUBMISSION_GRADED;
	one->verdict = graded->result.attempt.verdict;
	return batch_store_submit(batch->store, &of, one->key, &batch->failure);
}

static int record(struct batch *batch, const struct batch_piece *piece, const struct graded *graded)
{
	struct batch_counts *counts = &batch->counts;

	if (graded->done && batch_store_add(batch->store, &graded->result, &batch->failure) != 0)
		return -1;
	for (int i = 0; i < piece->count; i++)
		if (submit(batch, submission_at(batch, piece->first + i), graded) != 0)
			return -1;
	if (!graded->done)
		return 0;
	counts->cached += graded->was_cached;
	counts->graded += !graded->was_cached;
	counts->shared += piece->count - 1;
	return 0;
}

static void take(void *context, int index, const char *said, size_t length)
{
	struct batch *batch = context;
	struct graded graded;

	graded_read(&graded, said, length);
	if (!batch->failure.text[0])
		record(batch, &batch->pieces[index], &graded);
	graded_release(&graded);
	batch->pieces_done++;
}

static bool glance(void *context)
{
	struct batch *batch = context;
	double now = clock_ms();

	if (!batch->failure.text[0] && now - batch->committed_ms >= COMMIT_MS) {
		batch_store_commit(batch->store, &batch->failure);
		batch->committed_ms = now;
		if (batch->tell)
			batch->tell(batch->context, batch);
	}
	return !batch->failure.text[0];
}

int batch_grade_pieces(struct batch *batch, struct error *error)
{
	struct crew crew = {
	    .workers = batch->workers,
	    .count = batch->piece_count,
	    .context = batch,
	    .work = work,
	    .take = take,
	    .lasting = true,
	    .glance = glance,
	};

	if (crew.workers > crew.count)
		crew.workers = crew.count > 0 ? crew.count : 1;
	batch->started_ms = clock_ms();
	int done = crew_run(&crew, error);

	if (!batch->failure.text[0])
		return done;
	*error = batch->failure;
	return -1;
}
