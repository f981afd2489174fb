#include "src/batch/batch.h"

#include "grader/exercise/exercise.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/batch/batch_key.h"
#include "src/source.h"

#include <stdlib.h>
#include <string.h>

/* --- the exercises ---------------------------------------------------------------------------- */

static int load(
    struct exercise *exercise, const struct content *content, const char *id, struct faults *faults)
{
	char *folder = content_folder(content, id), *vectors = content_vectors(content, id);
	int done = -1;

	if (folder && vectors)
		done = exercise_load(exercise, folder, vectors, faults);
	if (!folder || !vectors || (done == 0 && exercise_rename(exercise, id) != 0)) {
		faults_add(faults, "out of memory");
		done = -1;
	}
	free(folder);
	free(vectors);
	return done;
}

static int load_exercise(
    struct batch *batch, struct batch_exercise *to, const char *id, struct error *error)
{
	struct faults faults = {0};
	int done = load(&to->exercise, batch->content, id, &faults);
	int count = faults.count + faults.more;

	if (done != 0)
		error_set(error,
		    "the exercise %s has %d fault%s, the first: %s; see \"author check %s\"", id,
		    count, count > 1 ? "s" : "", faults.sentences[0], id);
	faults_release(&faults);
	if (done != 0)
		return -1;
	return batch_key_of_exercise(
	    to->key, &to->exercise, batch->content, &batch->desk->workshop, &batch->options, error);
}

static int load_exercises(struct batch *batch, struct error *error)
{
	const struct submissions *all = batch->submissions;
	int most = all->list[all->count - 1].exercise_index + 1;

	batch->exercises = calloc((size_t)most, sizeof *batch->exercises);
	if (!batch->exercises)
		return error_set(error, "out of memory");
	for (int i = 0; i < all->count; i++) {
		if (all->list[i].exercise_index < batch->exercise_count)
			continue;
		if (load_exercise(batch, &batch->exercises[batch->exercise_count++],
			all->list[i].exercise, error) != 0)
			return -1;
	}
	return 0;
}

/* --- what is known ---------------------------------------------------------------------------- */

int batch_refuse(
    struct batch *batch, struct submission *submission, const char *why, struct error *error)
{
	const struct batch_submission of = {
	    submission->exercise, submission->path, submission->learner};

	submission->state = SUBMISSION_UNGRADED;
	submission->why = text_printable(why, strlen(why), false);
	batch->counts.ungraded++;
	batch->replaces = true;
	if (!submission->why)
		return error_set(error, "out of memory");
	return batch_store_refuse(batch->store, &of, submission->why, error);
}

/* Its text is read once more when it is graded: all texts at once may be too much. */
static int read_one(struct batch *batch, struct submission *one, struct error *error)
{
	struct source source = {0};
	struct error why = {"it is a link, or no file; hand in the file itself"};
	char *path = NULL;
	enum status status =
	    one->is_strange ? STATUS_USAGE
			    : submissions_read_one(batch->submissions, one, &source, &path, &why);

	if (status == STATUS_DONE) {
		hash_of(source.text, source.length, one->sha256);
		batch_key_of_text(one->key, batch->exercises[one->exercise_index].key, one->sha256);
	}
	source_release(&source);
	free(path);
	return status == STATUS_DONE ? 0 : batch_refuse(batch, one, why.text, error);
}

/* A list may say by now that it is somebody else's. */
static int note_known(struct batch *batch, struct submission *one,
    const struct batch_submission *of, const struct batch_known *known, struct error *error)
{
	one->state = SUBMISSION_KNOWN;
	one->verdict = known->verdict;
	batch->counts.known++;
	batch->counts.stale += strcmp(known->key, one->key) != 0;
	return known->same_learner ? 0 : batch_store_submit(batch->store, of, known->key, error);
}

/* The result that it has; or one that was made for another with the same text. */
static int look_up(struct batch *batch, struct submission *one, struct error *error)
{
	const struct batch_submission of = {one->exercise, one->path, one->learner};
	struct batch_known known;

	if (batch_store_find(batch->store, &of, &known, error) != 0)
		return -1;
	if (known.graded && strcmp(known.sha256, one->sha256) == 0 &&
	    (!batch->regrade || strcmp(known.key, one->key) == 0))
		return note_known(batch, one, &of, &known, error);
	batch->replaces = batch->replaces || known.graded;
	if (batch_store_find_result(batch->store, one->key, &known, error) != 0)
		return -1;
	if (!known.graded)
		return 0;
	one->state = SUBMISSION_GRADED;
	one->verdict = known.verdict;
	batch->counts.shared++;
	return batch_store_submit(batch->store, &of, one->key, error);
}

static int look_all_up(struct batch *batch, struct error *error)
{
	struct submissions *all = batch->submissions;

	for (int i = 0; i < all->count; i++) {
		struct submission *one = &all->list[i];

		if (stop_asked)
			return error_set(error, "interrupted");
		if (read_one(batch, one, error) != 0 ||
		    (one->state == SUBMISSION_NEW && look_up(batch, one, error) != 0))
			return -1;
	}
	return batch_store_commit(batch->store, error);
}

/* --- what is to be done ----------------------------------------------------------------------- */

static int by_key(const void *a, const void *b, void *context)
{
	const struct submission *list = context;
	int first = *(const int *)a, second = *(const int *)b;
	int order = strcmp(list[first].key, list[second].key);

	return order != 0 ? order : first - second;
}

/* That with the first submission first. */
static int by_first(const void *a, const void *b, void *context)
{
	const struct batch_piece *first = a, *second = b;
	const int *order = context;

	return order[first->first] - order[second->first];
}

static int make_pieces(struct batch *batch, struct error *error)
{
	const struct submissions *all = batch->submissions;
	int count = 0;

	batch->order = calloc((size_t)all->count + 1, sizeof *batch->order);
	batch->pieces = calloc((size_t)all->count + 1, sizeof *batch->pieces);
	if (!batch->order || !batch->pieces)
		return error_set(error, "out of memory");
	for (int i = 0; i < all->count; i++)
		if (all->list[i].state == SUBMISSION_NEW)
			batch->order[count++] = i;
	qsort_r(batch->order, (size_t)count, sizeof *batch->order, by_key, all->list);
	for (int i = 0; i < count; i++) {
		bool same = i > 0 && strcmp(all->list[batch->order[i]].key,
					 all->list[batch->order[i - 1]].key) == 0;

		if (!same)
			batch->pieces[batch->piece_count++].first = i;
		batch->pieces[batch->piece_count - 1].count++;
	}
	qsort_r(batch->pieces, (size_t)batch->piece_count, sizeof *batch->pieces, by_first,
	    batch->order);
	return 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Whatever happened, what was written stays. */
static int finish(struct batch *batch, int done, struct error *error)
{
	struct error ignored = {""}, *reason = done == 0 ? error : &ignored;

	if (done == 0 && batch->replaces)
		done = batch_store_tidy(batch->store, reason);
	if (batch_store_commit(batch->store, reason) != 0)
		done = -1;
	return done;
}

enum status batch_run(struct batch *batch, struct error *error)
{
	int done = load_exercises(batch, error);

	if (done == 0) {
		done = look_all_up(batch, error);
		if (done == 0)
			done = make_pieces(batch, error);
		if (done == 0)
			done = batch_try_references(batch, error);
		if (done == 0)
			done = batch_grade_pieces(batch, error);
		done = finish(batch, done, error);
	}
	return done == 0 ? STATUS_DONE : STATUS_BROKEN;
}

void batch_release(struct batch *batch)
{
	for (int i = 0; i < batch->exercise_count; i++)
		exercise_release(&batch->exercises[i].exercise);
	free(batch->exercises);
	free(batch->order);
	free(batch->pieces);
}
