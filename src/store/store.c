/*
 * Each piece of work is a transaction of its own. The log is written, but not forced onto the disk:
 * what was recorded then survives the end of this program, however it ends, and after a power cut
 * the database is whole but may lack the last half minute. Forcing it would cost more than the
 * grade on many disks.
 *
 * While one program sets a damaged database aside, another may have the same file open, and would
 * write to what is no longer looked at. So who writes looks, once it holds the lock on the
 * database, whether the file is still the one at the path, and whoever sets it aside holds that
 * lock too.
 */
#include "src/store/store.h"

#include "grader/text.h"
#include "src/store/store_file.h"
#include "src/store/store_rows.h"
#include "src/store/store_sql.h"
#include "src/uid.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct store {
	struct store_file file;
};

/* Something to do in a transaction. It returns SQLite's code. */
struct work {
	int (*run)(sqlite3 *db, void *context);
	void *context;
	bool writes;
};

/* --- work ------------------------------------------------------------------------------------- */

/* Nothing of it happens if another program has set the database aside. */
static int try_work(struct store_file *file, const struct work *work, struct error *error)
{
	errno = 0;
	int code = sql_run(file->db, work->writes ? "BEGIN IMMEDIATE" : "BEGIN");

	if (code == SQLITE_OK && store_file_is_moved(file))
		code = SQLITE_READONLY_DBMOVED;
	if (code == SQLITE_OK)
		code = work->run(file->db, work->context);
	if (code == SQLITE_OK)
		code = sql_run(file->db, "COMMIT");
	if (code != SQLITE_OK)
		sql_say(file->db, code, work->writes ? "write" : "read", file->path, error);
	if (!sqlite3_get_autocommit(file->db))
		sql_run(file->db, "ROLLBACK");
	return code;
}

/* What kept a store from being written, or from being opened at all, may be over. */
static int make_fit(struct store_file *file, bool writes, struct error *error)
{
	if (!file->db || (writes && file->unwritable.text[0]))
		if (store_file_open(file, error) != 0)
			return -1;
	if (writes && file->unwritable.text[0])
		return error_set(error, "%s", file->unwritable.text);
	return 0;
}

static int perform(struct store *store, const struct work *work, struct error *error)
{
	struct store_file *file = &store->file;
	bool repaired = false;

	for (int round = 0; round < 10; round++) {
		if (make_fit(file, work->writes, error) != 0)
			return -1;
		int code = try_work(file, work, error);

		if (code == SQLITE_OK)
			return 0;
		if (code == SQLITE_READONLY_DBMOVED) {
			if (store_file_open(file, error) != 0)
				return -1;
		} else if (sql_is_damage(code) && !repaired) {
			repaired = true;
			if (store_file_repair(file, error) != 0)
				return -1;
		} else {
			return -1;
		}
	}
	return -1;
}

/* --- opening ---------------------------------------------------------------------------------- */

struct store *store_open_as(const char *path, const struct schema *schema, struct error *error)
{
	struct store *store = calloc(1, sizeof *store);

	if (store)
		store->file =
		    (struct store_file){.path = text_format("%s", path), .schema = schema};
	if (!store || !store->file.path)
		error_set(error, "out of memory");
	else if (store_file_open(&store->file, error) == 0)
		return store;
	store_close(store);
	return NULL;
}

struct store *store_open(const char *path, struct error *error)
{
	return store_open_as(path, &SCHEMA, error);
}

void store_close(struct store *store)
{
	if (store)
		store_file_release(&store->file);
	free(store);
}

char *store_take_notice(struct store *store)
{
	char *notice = store->file.notice;

	store->file.notice = NULL;
	return notice;
}

/* --- writing ---------------------------------------------------------------------------------- */

static int run_add(sqlite3 *db, void *context)
{
	bool added;

	return rows_add_attempt(db, context, &added);
}

int store_add(struct store *store, struct attempt *attempt, struct error *error)
{
	const struct work work = {run_add, attempt, true};

	if (attempt->source)
		hash_of(attempt->source, attempt->source_length, attempt->sha256);
	int done = uid_make(attempt->uid, error);
	/* What is recorded can be exported, and what is exported imported. */
	const char *flaw = done == 0 ? attempt_flaw(attempt) : NULL;

	if (flaw)
		done = error_set(error, "this is no attempt: %s", flaw);
	if (done == 0)
		done = perform(store, &work, error);
	if (done != 0)
		attempt->uid[0] = '\0';
	return done;
}

static int run_note(sqlite3 *db, void *context)
{
	return rows_add_standing(db, context);
}

static int note(struct store *store, const struct standing *standing, struct error *error)
{
	struct standing copy = *standing;
	const struct work work = {run_note, &copy, true};

	return perform(store, &work, error);
}

int store_note_hints(struct store *store, const char *exercise, int shown, struct error *error)
{
	const struct standing standing = {.exercise = (char *)exercise, .hints_taken = shown};

	return note(store, &standing, error);
}

int store_note_opened(struct store *store, const char *exercise, int64_t at, struct error *error)
{
	const struct standing standing = {.exercise = (char *)exercise, .opened_at = at};

	return note(store, &standing, error);
}

int store_note_solution(struct store *store, const char *exercise, int64_t at, struct error *error)
{
	const struct standing standing = {.exercise = (char *)exercise, .solution_seen_at = at};

	return note(store, &standing, error);
}

static int run_set_current(sqlite3 *db, void *context)
{
	return rows_set_current(db, context);
}

int store_set_current(struct store *store, const char *exercise, struct error *error)
{
	const struct work work = {run_set_current, (char *)exercise, true};

	return perform(store, &work, error);
}

/* --- reading ---------------------------------------------------------------------------------- */

struct attempts_wanted {
	const struct attempt_query *query;
	struct attempts *attempts;
};

/* What an earlier try has read is dropped. */
static int run_attempts(sqlite3 *db, void *context)
{
	const struct attempts_wanted *wanted = context;

	attempts_release(wanted->attempts);
	return rows_get_attempts(db, wanted->query, wanted->attempts);
}

int store_attempts(struct store *store, struct attempts *attempts,
    const struct attempt_query *query, struct error *error)
{
	struct attempts_wanted wanted = {query, attempts};
	const struct work work = {run_attempts, &wanted, false};

	*attempts = (struct attempts){0};
	if (perform(store, &work, error) == 0)
		return 0;
	attempts_release(attempts);
	return -1;
}

static int run_standings(sqlite3 *db, void *context)
{
	standings_release(context);
	return rows_get_standings(db, context);
}

int store_standings(struct store *store, struct standings *standings, struct error *error)
{
	const struct work work = {run_standings, standings, false};

	*standings = (struct standings){0};
	if (perform(store, &work, error) == 0)
		return 0;
	standings_release(standings);
	return -1;
}

static int run_current(sqlite3 *db, void *context)
{
	return rows_get_current(db, context);
}

int store_current(struct store *store, char **exercise, struct error *error)
{
	const struct work work = {run_current, exercise, false};

	*exercise = NULL;
	return perform(store, &work, error);
}

/* --- carrying over ---------------------------------------------------------------------------- */

static int run_export(sqlite3 *db, void *context)
{
	const struct attempt_query everything = {.sources = true, .cases = true};
	struct progress *progress = context;

	progress_release(progress);
	int code = rows_get_attempts(db, &everything, &progress->attempts);

	if (code == SQLITE_OK)
		code = rows_get_standings(db, &progress->standings);
	return code == SQLITE_OK ? rows_get_current(db, &progress->current) : code;
}

int store_export(struct store *store, struct progress *progress, struct error *error)
{
	const struct work work = {run_export, progress, false};

	*progress = (struct progress){0};
	if (perform(store, &work, error) == 0)
		return 0;
	progress_release(progress);
	return -1;
}

/* In one transaction, so that it is all of one moment. */
static int read_at_once(struct store_file *file, struct progress *progress, struct error *error)
{
	int code = sql_run(file->db, "BEGIN");

	if (code == SQLITE_OK)
		code = run_export(file->db, progress);
	return code == SQLITE_OK ? 0 : store_file_say(file, code, error);
}

int store_read(const char *path, struct progress *progress, struct error *error)
{
	struct store_file file = {.path = text_format("%s", path), .schema = &SCHEMA};
	int done = file.path ? store_file_look(&file, error) : error_set(error, "out of memory");

	*progress = (struct progress){0};
	if (done == 0)
		done = read_at_once(&file, progress, error);
	if (done != 0)
		progress_release(progress);
	store_file_release(&file);
	return done;
}

struct merging {
	const struct progress *progress;
	struct merged *merged;
};

static int run_merge(sqlite3 *db, void *context)
{
	const struct merging *merging = context;

	return rows_merge(db, merging->progress, merging->merged);
}

int store_merge(struct store *store, const struct progress *progress, struct merged *merged,
    struct error *error)
{
	struct merging merging = {progress, merged};
	const struct work work = {run_merge, &merging, true};

	return perform(store, &work, error);
}
