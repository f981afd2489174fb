/*
 * The first write begins a transaction, and batch_store_commit ends it: results are committed many
 * at a time, since each commit costs as much as a result. Nothing is forced onto the disk until the
 * log is moved into the database, as in the learner's own (store.c).
 *
 * When the batch is over the log is given up, so that the database is one file, which can be copied
 * and be read where nothing can be written.
 */
#include "src/store/batch_store.h"

#include "grader/text.h"
#include "src/store/store_rows.h"
#include "src/store/store_sql.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

/* Processes of a batch that was killed hold the lock until they have seen it. */
enum { LOCK_TRIES = 200, LOCK_PAUSE_MS = 50 };

struct batch_store {
	sqlite3 *db;
	char *path;
	int lock; /* of the file itself; closed last, because that ends SQLite's own locks on it */
	bool writing;
};

/* --- opening ---------------------------------------------------------------------------------- */

static int take_lock(struct batch_store *store, struct error *error)
{
	const struct timespec pause = {.tv_nsec = LOCK_PAUSE_MS * 1000000L};

	store->lock = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (store->lock < 0)
		return error_set(error, "cannot write %s: %s", store->path, strerror(errno));
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (flock(store->lock, LOCK_EX | LOCK_NB) == 0)
			return 0;
		if (errno != EWOULDBLOCK)
			return error_set(error, "cannot lock %s: %s", store->path, strerror(errno));
		nanosleep(&pause, NULL);
	}
	return error_set(error,
	    "another batch is writing to %s; wait for it, or name another file with --db",
	    store->path);
}

static int set_up(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, SQL_PATIENCE_MS);
	return sql_run(db, "PRAGMA journal_mode = WAL;"
			   "PRAGMA synchronous = NORMAL;"
			   "PRAGMA foreign_keys = ON");
}

static int connect_to_file(struct batch_store *store, struct error *error)
{
	enum schema_state state = SCHEMA_EMPTY;
	int code = sqlite3_open_v2(
	    store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

	if (code == SQLITE_OK)
		code = schema_look(store->db, &BATCH_SCHEMA, &state);
	if (code == SQLITE_OK && state == SCHEMA_NEWER)
		return error_set(error,
		    "%s was written by a newer Stride than this one; use that, or name another "
		    "file with --db",
		    store->path);
	if (sql_is_damage(code) || (code == SQLITE_OK && state == SCHEMA_FOREIGN))
		return error_set(error,
		    "%s is not the database of a batch; name another file with --db", store->path);
	if (code == SQLITE_OK)
		code = set_up(store->db);
	if (code == SQLITE_OK && state != SCHEMA_CURRENT)
		code = schema_upgrade(store->db, &BATCH_SCHEMA);
	return code == SQLITE_OK ? 0 : sql_say(store->db, code, "write", store->path, error);
}

struct batch_store *batch_store_open(const char *path, struct error *error)
{
	struct batch_store *store = calloc(1, sizeof *store);

	if (store)
		*store = (struct batch_store){.path = text_format("%s", path), .lock = -1};
	if (!store || !store->path)
		error_set(error, "out of memory");
	else if (take_lock(store, error) == 0 && connect_to_file(store, error) == 0)
		return store;
	batch_store_close(store);
	return NULL;
}

void batch_store_close(struct batch_store *store)
{
	if (!store)
		return;
	if (store->db)
		sql_forget(store->db);
	if (store->writing)
		sql_run(store->db, "ROLLBACK");
	if (store->db)
		sql_run(store->db, "PRAGMA journal_mode = DELETE"); /* fails while others read */
	sqlite3_close(store->db);
	if (store->lock >= 0)
		close(store->lock);
	free(store->path);
	free(store);
}

/* --- transactions ----------------------------------------------------------------------------- */

/* 0 or -1 for SQLite's code. */
static int done(struct batch_store *store, int code, const char *verb, struct error *error)
{
	return code == SQLITE_OK ? 0 : sql_say(store->db, code, verb, store->path, error);
}

static int begin(struct batch_store *store)
{
	errno = 0;
	if (store->writing)
		return SQLITE_OK;
	int code = sql_run(store->db, "BEGIN IMMEDIATE");

	store->writing = code == SQLITE_OK;
	return code;
}

int batch_store_commit(struct batch_store *store, struct error *error)
{
	if (!store->writing)
		return 0;
	int code = sql_run(store->db, "COMMIT");

	store->writing = code != SQLITE_OK && sqlite3_get_autocommit(store->db) == 0;
	return done(store, code, "write", error);
}

/* --- writing ---------------------------------------------------------------------------------- */

static int run_with(sqlite3 *db, const char *text, const char *first, const char *second)
{
	struct sql sql = sql_recall(db, text);

	sql_put_text(&sql, first);
	if (second)
		sql_put_text(&sql, second);
	sql_step(&sql);
	return sql_finish(&sql);
}

static int add_source(sqlite3 *db, const struct attempt *attempt)
{
	struct sql sql = sql_recall(
	    db, "INSERT INTO source (sha256, text) VALUES (?, ?) ON CONFLICT DO NOTHING");

	sql_put_text(&sql, attempt->sha256);
	sql_put_bytes(&sql, attempt->source ? attempt->source : "", attempt->source_length);
	sql_step(&sql);
	return sql_finish(&sql);
}

static int add_result(sqlite3 *db, const struct batch_result *result)
{
	const struct attempt *attempt = &result->attempt;
	struct sql sql = sql_recall(db,
	    "INSERT OR REPLACE INTO result (key, exercise, exercise_version, sha256, verdict,"
	    "  score, max_score, stars, diagnosis, certain, message, seed, stride_version)"
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

	sql_put_text(&sql, attempt->uid);
	sql_put_text(&sql, attempt->exercise);
	sql_put_int(&sql, attempt->exercise_version);
	sql_put_text(&sql, attempt->sha256);
	sql_put_text(&sql, verdict_name(attempt->verdict));
	sql_put_real(&sql, attempt->score);
	sql_put_real(&sql, attempt->max_score);
	sql_put_int(&sql, attempt->stars);
	sql_put_text(&sql, attempt->diagnosis);
	sql_put_int(&sql, result->certain);
	sql_put_text(&sql, result->message);
	sql_put_int(&sql, (int64_t)attempt->seed);
	sql_put_text(&sql, attempt->stride_version);
	sql_step(&sql);
	return sql_finish(&sql);
}

static int add_measured(sqlite3 *db, const struct batch_result *result)
{
	struct sql sql =
	    sql_recall(db, "INSERT OR REPLACE INTO measured (result, started_at, took_ms, tries)"
			   "VALUES (?, ?, ?, ?)");

	sql_put_text(&sql, result->attempt.uid);
	sql_put_int(&sql, result->attempt.started_at);
	sql_put_real(&sql, result->attempt.took_ms);
	sql_put_int(&sql, result->tries);
	sql_step(&sql);
	return sql_finish(&sql);
}

static int add_cases(sqlite3 *db, const struct attempt *attempt)
{
	struct sql sql =
	    sql_recall(db, "INSERT INTO result_case (result, place, name, category, verdict)"
			   "VALUES (?, ?, ?, ?, ?)");

	for (int i = 0; i < attempt->case_count; i++) {
		const struct attempt_case *of = &attempt->cases[i];

		sql_put_text(&sql, attempt->uid);
		sql_put_int(&sql, i);
		sql_put_text(&sql, of->name);
		sql_put_text(&sql, of->category);
		sql_put_text(&sql, of->skipped ? NULL : verdict_name(of->verdict));
		sql_step(&sql);
		sql_again(&sql);
	}
	return sql_finish(&sql);
}

int batch_store_add(
    struct batch_store *store, const struct batch_result *result, struct error *error)
{
	sqlite3 *db = store->db;
	int code = begin(store);

	if (code == SQLITE_OK)
		code = add_source(db, &result->attempt);
	if (code == SQLITE_OK)
		code = run_with(
		    db, "DELETE FROM result_case WHERE result = ?", result->attempt.uid, NULL);
	if (code == SQLITE_OK)
		code = add_result(db, result);
	if (code == SQLITE_OK)
		code = add_measured(db, result);
	if (code == SQLITE_OK)
		code = add_cases(db, &result->attempt);
	return done(store, code, "write", error);
}

/* The fourth column is the key or the message. */
static int put(sqlite3 *db, const char *text, const struct batch_submission *of, const char *fourth)
{
	struct sql sql = sql_recall(db, text);

	sql_put_text(&sql, of->exercise);
	sql_put_text(&sql, of->path);
	sql_put_text(&sql, of->learner);
	sql_put_text(&sql, fourth);
	sql_step(&sql);
	return sql_finish(&sql);
}

int batch_store_submit(struct batch_store *store, const struct batch_submission *submission,
    const char *key, struct error *error)
{
	int code = begin(store);

	if (code == SQLITE_OK)
		code = put(store->db,
		    "INSERT OR REPLACE INTO submission (exercise, path, learner, result)"
		    "VALUES (?, ?, ?, ?)",
		    submission, key);
	if (code == SQLITE_OK)
		code = run_with(store->db, "DELETE FROM ungraded WHERE exercise = ? AND path = ?",
		    submission->exercise, submission->path);
	return done(store, code, "write", error);
}

int batch_store_refuse(struct batch_store *store, const struct batch_submission *submission,
    const char *message, struct error *error)
{
	int code = begin(store);

	if (code == SQLITE_OK)
		code = put(store->db,
		    "INSERT OR REPLACE INTO ungraded (exercise, path, learner, message)"
		    "VALUES (?, ?, ?, ?)",
		    submission, message);
	if (code == SQLITE_OK)
		code = run_with(store->db, "DELETE FROM submission WHERE exercise = ? AND path = ?",
		    submission->exercise, submission->path);
	return done(store, code, "write", error);
}

#define LEFT_OVER "SELECT key FROM result WHERE key NOT IN (SELECT result FROM submission)"

int batch_store_tidy(struct batch_store *store, struct error *error)
{
	int code = begin(store);

	if (code == SQLITE_OK)
		code = sql_run(store->db,
		    "DELETE FROM result_case WHERE result IN (" LEFT_OVER ");"
		    "DELETE FROM measured WHERE result IN (" LEFT_OVER ");"
		    "DELETE FROM result WHERE key IN (" LEFT_OVER ");"
		    "DELETE FROM source WHERE sha256 NOT IN (SELECT sha256 FROM result)");
	return done(store, code, "write", error);
}

/* --- the seed --------------------------------------------------------------------------------- */

int batch_store_set_seed(struct batch_store *store, uint64_t seed, struct error *error)
{
	char digits[24];
	int code = begin(store);

	snprintf(digits, sizeof digits, "%" PRIu64, seed);
	if (code == SQLITE_OK)
		code = run_with(store->db,
		    "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", "seed", digits);
	return done(store, code, "write", error);
}

int batch_store_seed(struct batch_store *store, uint64_t *seed, struct error *error)
{
	char digits[24] = "";
	struct sql sql = sql_prepare(store->db, "SELECT value FROM setting WHERE name = 'seed'");

	if (sql_step(&sql))
		sql_get_name(&sql, digits, sizeof digits);
	int code = sql_finish(&sql);

	if (code != SQLITE_OK)
		return done(store, code, "read", error);
	if (!*digits)
		return batch_store_set_seed(store, *seed, error);
	*seed = strtoull(digits, NULL, 10);
	return 0;
}

/* --- reading ---------------------------------------------------------------------------------- */

static int get_known(
    struct batch_store *store, struct sql *sql, struct batch_known *known, struct error *error)
{
	char verdict[32];

	*known = (struct batch_known){.graded = sql_step(sql)};
	if (known->graded) {
		sql_get_name(sql, known->key, sizeof known->key);
		sql_get_name(sql, known->sha256, sizeof known->sha256);
		sql_get_name(sql, verdict, sizeof verdict);
		known->verdict = rows_verdict(verdict);
		known->same_learner = sql_get_int(sql) != 0;
	}
	return done(store, sql_finish(sql), "read", error);
}

int batch_store_find(struct batch_store *store, const struct batch_submission *submission,
    struct batch_known *known, struct error *error)
{
	struct sql sql =
	    sql_recall(store->db, "SELECT key, sha256, verdict, learner = ?3 "
				  "FROM submission JOIN result ON key = submission.result "
				  "WHERE submission.exercise = ?1 AND path = ?2");

	sql_put_text(&sql, submission->exercise);
	sql_put_text(&sql, submission->path);
	sql_put_text(&sql, submission->learner);
	return get_known(store, &sql, known, error);
}

int batch_store_find_result(
    struct batch_store *store, const char *key, struct batch_known *known, struct error *error)
{
	struct sql sql =
	    sql_recall(store->db, "SELECT key, sha256, verdict, 0 FROM result WHERE key = ?");

	sql_put_text(&sql, key);
	return get_known(store, &sql, known, error);
}

/* A text that lasts until the next step. */
static const char *peek(struct sql *sql)
{
	return (const char *)sqlite3_column_text(sql->statement, sql->columns++);
}

static void get_row(struct sql *sql, struct batch_row *row)
{
	row->of.exercise = peek(sql);
	row->of.path = peek(sql);
	row->of.learner = peek(sql);
	row->verdict = peek(sql);
	row->graded = row->verdict != NULL;
	row->score = sql_get_real(sql);
	row->max_score = sql_get_real(sql);
	row->stars = (int)sql_get_int(sql);
	row->diagnosis = peek(sql);
	row->certain = sql_get_int(sql) != 0;
	row->message = peek(sql);
}

int batch_store_each(struct batch_store *store,
    void (*take)(void *context, const struct batch_row *row), void *context, struct error *error)
{
	struct sql sql = sql_prepare(store->db,
	    "SELECT submission.exercise, path, learner, verdict, score, max_score, stars,"
	    "  diagnosis, certain, message FROM submission JOIN result ON key = submission.result "
	    "UNION ALL SELECT exercise, path, learner, NULL, 0, 0, 0, NULL, 0, message "
	    "FROM ungraded ORDER BY 1, 2");

	while (sql_step(&sql)) {
		struct batch_row row;

		get_row(&sql, &row);
		take(context, &row);
	}
	return done(store, sql_finish(&sql), "read", error);
}

void batch_result_release(struct batch_result *result)
{
	attempt_release(&result->attempt);
	free(result->message);
	*result = (struct batch_result){0};
}
