/*
 * A file is one learner, unless it is a batch. Who is in two files, as with a database and the
 * export that was made of it, is known by the attempts that both hold, since no two attempts have
 * the same uid, and is counted once.
 */
#include "src/store/records.h"

#include "grader/text.h"
#include "src/file.h"
#include "src/store/batch_store.h"
#include "src/store/progress_json.h"
#include "src/store/store.h"
#include "src/store/store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* With this begins every database of SQLite's. */
static const char MAGIC[16] = "SQLite format 3";

/* --- learners --------------------------------------------------------------------------------- */

/* The place among the names where this one is, or is to be. */
static int place_of(const struct records *records, const char *name, bool *found)
{
	int low = 0, high = records->count;

	*found = false;
	while (low < high) {
		int middle = low + (high - low) / 2;
		int order = strcmp(records->list[records->by_name[middle]].name, name);

		if (order == 0) {
			*found = true;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct learner *find(struct records *records, const char *name)
{
	bool found;
	int place = place_of(records, name, &found);

	return found ? &records->list[records->by_name[place]] : NULL;
}

/* Room for one more, up to the next power of two. */
static int make_room(struct records *records)
{
	size_t room = 2 * ((size_t)records->count + 1);

	if (records->count & (records->count - 1))
		return 0;
	struct learner *list = realloc(records->list, room * sizeof *list);

	if (!list)
		return -1;
	records->list = list;
	int *by_name = realloc(records->by_name, room * sizeof *by_name);

	if (!by_name)
		return -1;
	records->by_name = by_name;
	return 0;
}

/* Takes the name, which nobody has. */
static struct learner *add(struct records *records, char *name)
{
	bool found;

	if (!name || make_room(records) != 0) {
		free(name);
		return NULL;
	}
	int place = place_of(records, name, &found);
	int *at = records->by_name + place;

	memmove(at + 1, at, (size_t)(records->count - place) * sizeof *at);
	*at = records->count;
	records->list[records->count] = (struct learner){.name = name};
	return &records->list[records->count++];
}

struct learner *records_learner(struct records *records, const char *name)
{
	char *clean = text_printable(name, strlen(name), false);
	struct learner *found = clean ? find(records, clean) : NULL;

	if (!found)
		return add(records, clean);
	free(clean);
	return found;
}

/* --- the name of a file ------------------------------------------------------------------------
 */

/* The last part of a path without its ending; that of the folder for what is called progress, since
 * every database is called so where it lies. The caller's. */
static char *name_of(const char *path)
{
	size_t end = strlen(path), start = end;

	while (start > 0 && path[start - 1] != '/')
		start--;
	const char *dot = strrchr(path + start, '.');

	end = dot && dot > path + start ? (size_t)(dot - path) : end;
	if (start > 1 && end - start == strlen("progress") &&
	    strncmp(path + start, "progress", end - start) == 0) {
		end = start - 1;
		for (start = end; start > 0 && path[start - 1] != '/';)
			start--;
	}
	return text_printable(path + start, end - start, false);
}

/* With a number behind it, if that is what it takes to be another's. */
static char *name_unlike(struct records *records, const char *path)
{
	char *plain = name_of(path), *name = plain ? strdup(plain) : NULL;

	for (int n = 2; name && find(records, name); n++) {
		free(name);
		name = text_format("%s (%d)", plain, n);
	}
	free(plain);
	return name;
}

/* --- who is in two files ------------------------------------------------------------------------
 */

static int by_uid(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The uids of all attempts in order; the caller's. NULL without memory. */
static const char **uids_of(const struct attempts *attempts)
{
	const char **uids = calloc((size_t)attempts->count + 1, sizeof *uids);

	for (int i = 0; uids && i < attempts->count; i++)
		uids[i] = attempts->list[i].uid;
	if (uids)
		qsort(uids, (size_t)attempts->count, sizeof *uids, by_uid);
	return uids;
}

static bool has_uid(const char **uids, int count, const char *uid)
{
	return *uid && bsearch(&uid, uids, (size_t)count, sizeof *uids, by_uid);
}

/* The learner who has made one of these attempts; NULL if none has. */
static struct learner *find_maker(
    struct records *records, const char **uids, const struct attempts *attempts)
{
	for (int i = 0; i < records->count; i++) {
		const struct attempts *own = &records->list[i].progress.attempts;

		for (int k = 0; k < own->count; k++)
			if (has_uid(uids, attempts->count, own->list[k].uid))
				return &records->list[i];
	}
	return NULL;
}

static int by_time(const void *a, const void *b)
{
	const struct attempt *first = a, *second = b;

	if (first->started_at != second->started_at)
		return first->started_at < second->started_at ? -1 : 1;
	return strcmp(first->uid, second->uid);
}

/* Moves those over that are not there yet, behind the others. */
static int merge_attempts(struct attempts *to, struct attempts *from)
{
	size_t room = (size_t)to->count + (size_t)from->count + 1;
	struct attempt *list = realloc(to->list, room * sizeof *list);
	int before = to->count;

	if (!list)
		return -1;
	to->list = list;
	const char **known = uids_of(to);

	for (int i = 0; known && i < from->count; i++)
		if (!has_uid(known, before, from->list[i].uid)) {
			list[to->count++] = from->list[i];
			from->list[i] = (struct attempt){0};
		}
	free(known);
	return known ? 0 : -1;
}

static void take_earlier(int64_t *at, int64_t other)
{
	if (other != 0 && (*at == 0 || other < *at))
		*at = other;
}

static int merge_standings(struct standings *to, struct standings *from)
{
	struct standing *list =
	    realloc(to->list, ((size_t)to->count + (size_t)from->count + 1) * sizeof *list);

	if (!list)
		return -1;
	to->list = list;
	for (int i = 0; i < from->count; i++) {
		struct standing *other = &from->list[i];
		struct standing *own =
		    (struct standing *)(uintptr_t)standings_find(to, other->exercise);

		if (!own) {
			list[to->count++] = *other;
			*other = (struct standing){0};
			continue;
		}
		take_earlier(&own->opened_at, other->opened_at);
		take_earlier(&own->solution_seen_at, other->solution_seen_at);
		if (other->hints_taken > own->hints_taken)
			own->hints_taken = other->hints_taken;
	}
	return 0;
}

static int merge(struct progress *to, struct progress *from)
{
	return merge_attempts(&to->attempts, &from->attempts) == 0
		   ? merge_standings(&to->standings, &from->standings)
		   : -1;
}

/* Leaves in `progress` what is to be released. */
static int add_learner(
    struct records *records, const char *path, struct progress *progress, struct error *error)
{
	const char **uids = uids_of(&progress->attempts);
	struct learner *maker = uids ? find_maker(records, uids, &progress->attempts) : NULL;
	int done = uids ? 0 : -1;

	free(uids);
	if (done == 0 && maker) {
		struct attempts *own = &maker->progress.attempts;

		done = merge(&maker->progress, progress);
		qsort(own->list, (size_t)own->count, sizeof *own->list, by_time);
	} else if (done == 0) {
		struct learner *learner = add(records, name_unlike(records, path));

		done = learner ? 0 : -1;
		if (learner) {
			learner->progress = *progress;
			*progress = (struct progress){0};
		}
	}
	return done == 0 ? 0 : error_set(error, "cannot read %s: out of memory", path);
}

/* --- files -------------------------------------------------------------------------------------
 */

enum kind { KIND_NONE, KIND_DATABASE, KIND_TEXT };

static enum kind kind_of(const char *path, struct error *error)
{
	char head[sizeof MAGIC];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t got = fd < 0 ? -1 : read(fd, head, sizeof head);

	if (got < 0)
		error_set(error, "cannot read %s: %s", path, strerror(errno));
	else if (got == 0)
		error_set(error, "cannot read %s: it is empty", path);
	if (fd >= 0)
		close(fd);
	if (got <= 0)
		return KIND_NONE;
	return got == sizeof head && memcmp(head, MAGIC, sizeof head) == 0 ? KIND_DATABASE
									   : KIND_TEXT;
}

static int read_export(const char *path, struct progress *progress, struct error *error)
{
	size_t length;
	char *text = file_read(path, PROGRESS_BYTES_MAX, &length, error);
	int done = text ? progress_from_json(progress, text, length, path, error) : -1;

	free(text);
	return done;
}

/* What an import would refuse has no place in a report either. */
static int check(const struct progress *progress, const char *path, struct error *error)
{
	const char *flaw = NULL;

	for (int i = 0; i < progress->attempts.count; i++)
		if ((flaw = attempt_flaw(&progress->attempts.list[i])))
			return error_set(
			    error, "cannot read %s: in attempt %d %s", path, i + 1, flaw);
	for (int i = 0; i < progress->standings.count; i++)
		if ((flaw = standing_flaw(&progress->standings.list[i])))
			return error_set(
			    error, "cannot read %s: in exercise %d %s", path, i + 1, flaw);
	return 0;
}

static int add_file(struct records *records, const char *path, enum kind kind, struct error *error)
{
	struct progress progress = {0};
	int done = kind == KIND_DATABASE ? store_read(path, &progress, error)
					 : read_export(path, &progress, error);

	if (done == 0)
		done = check(&progress, path, error);
	if (done == 0)
		done = add_learner(records, path, &progress, error);
	progress_release(&progress);
	return done;
}

/* --- batches -----------------------------------------------------------------------------------
 */

static bool has_ungraded(const struct records *records, const struct ungraded *ungraded)
{
	for (int i = 0; i < records->ungraded_count; i++) {
		const struct ungraded *other = &records->ungraded[i];

		if (strcmp(other->learner, ungraded->learner) == 0 &&
		    strcmp(other->exercise, ungraded->exercise) == 0 &&
		    strcmp(other->path, ungraded->path) == 0)
			return true;
	}
	return false;
}

static int move_ungraded(struct records *to, struct records *from)
{
	size_t room = (size_t)to->ungraded_count + (size_t)from->ungraded_count + 1;
	struct ungraded *list = realloc(to->ungraded, room * sizeof *list);

	if (!list)
		return -1;
	to->ungraded = list;
	for (int i = 0; i < from->ungraded_count; i++)
		if (!has_ungraded(to, &from->ungraded[i])) {
			list[to->ungraded_count++] = from->ungraded[i];
			from->ungraded[i] = (struct ungraded){0};
		}
	return 0;
}

/* Learners of the same name are the same learner, and a batch that was read already adds nothing.
 * Leaves in `from` what is to be released. */
static int move_all(struct records *to, struct records *from)
{
	int done = move_ungraded(to, from);

	for (int i = 0; done == 0 && i < from->count; i++) {
		struct learner *learner = records_learner(to, from->list[i].name);

		done = learner ? merge(&learner->progress, &from->list[i].progress) : -1;
	}
	return done;
}

static int add_batch(struct records *records, const char *path, struct error *error)
{
	struct records batch = {0};
	int done = records_add_batch(&batch, path, error);

	for (int i = 0; done == 0 && i < batch.count; i++)
		done = check(&batch.list[i].progress, path, error);
	if (done == 0 && move_all(records, &batch) != 0)
		done = error_set(error, "cannot read %s: out of memory", path);
	records_release(&batch);
	return done;
}

int records_add(struct records *records, const char *path, struct error *error)
{
	enum kind kind = kind_of(path, error);

	if (kind == KIND_NONE)
		return -1;
	if (kind == KIND_DATABASE && store_file_is(path, &BATCH_SCHEMA))
		return add_batch(records, path, error);
	return add_file(records, path, kind, error);
}

/* --- releasing ---------------------------------------------------------------------------------
 */

void records_release(struct records *records)
{
	for (int i = 0; i < records->count; i++) {
		free(records->list[i].name);
		progress_release(&records->list[i].progress);
	}
	for (int i = 0; i < records->ungraded_count; i++) {
		struct ungraded *ungraded = &records->ungraded[i];

		free(ungraded->learner);
		free(ungraded->exercise);
		free(ungraded->path);
		free(ungraded->message);
	}
	free(records->list);
	free(records->by_name);
	free(records->ungraded);
	*records = (struct records){0};
}
