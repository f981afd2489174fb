/*
 * A batch as records: each submission is an attempt of its learner, of the kind "batch", in the
 * order of the paths. Its uid is made of the submission and its result, so that it is the same
 * whenever the database is read, and no other's.
 */
#include "src/store/records.h"

#include "grader/text.h"
#include "src/store/batch_store.h"
#include "src/store/store_file.h"
#include "src/store/store_rows.h"
#include "src/store/store_sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- one submission --------------------------------------------------------------------------- */

/* The order is that of get_attempt. */
static const char ATTEMPTS[] =
    "SELECT learner, path, key, submission.exercise, exercise_version, result.sha256, verdict,"
    "  score, max_score, stars, diagnosis, started_at, took_ms, seed, stride_version, text "
    "FROM submission JOIN result ON key = submission.result "
    "JOIN measured ON measured.result = key JOIN source ON source.sha256 = result.sha256 "
    "ORDER BY learner, submission.exercise, path";

static void make_uid(
    struct attempt *attempt, const char *path, const char *key, const char *exercise)
{
	unsigned char digest[HASH_BYTES];
	char hexadecimal[HASH_HEX];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, key, strlen(key) + 1);
	hash_add(&hash, exercise, strlen(exercise) + 1);
	hash_add(&hash, path, strlen(path) + 1);
	hash_finish(&hash, digest);
	hash_hex(digest, hexadecimal);
	memcpy(attempt->uid, hexadecimal, sizeof attempt->uid - 1);
}

static void get_attempt(struct sql *sql, struct attempt *attempt, char key[BATCH_KEY])
{
	char *path = sql_get_text(sql);
	char verdict[32];

	sql_get_name(sql, key, BATCH_KEY);
	attempt->exercise = sql_get_text(sql);
	if (path && attempt->exercise)
		make_uid(attempt, path, key, attempt->exercise);
	free(path);
	attempt->kind = text_format("batch");
	attempt->exercise_version = (int)sql_get_int(sql);
	sql_get_name(sql, attempt->sha256, sizeof attempt->sha256);
	sql_get_name(sql, verdict, sizeof verdict);
	attempt->verdict = rows_verdict(verdict);
	attempt->score = sql_get_real(sql);
	attempt->max_score = sql_get_real(sql);
	attempt->stars = (int)sql_get_int(sql);
	attempt->diagnosis = sql_get_text(sql);
	attempt->started_at = sql_get_int(sql);
	attempt->took_ms = sql_get_real(sql);
	attempt->seed = (uint64_t)sql_get_int(sql);
	attempt->stride_version = sql_get_text(sql);
	attempt->source = sql_get_bytes(sql, &attempt->source_length);
}

/* --- standings -------------------------------------------------------------------------------- */

static struct standing *standing_for(struct standings *standings, const char *exercise)
{
	struct standing *known = (struct standing *)(uintptr_t)standings_find(standings, exercise);

	if (known)
		return known;
	struct standing *list = rows_grown(standings->list, standings->count, sizeof *list);

	if (!list)
		return NULL;
	standings->list = list;
	known = &list[standings->count];
	known->exercise = strdup(exercise);
	if (!known->exercise)
		return NULL;
	standings->count++;
	return known;
}

static void count_attempt(struct standing *standing, const struct attempt *attempt)
{
	int64_t at = attempt->started_at;

	standing->tries++;
	if (attempt->stars > standing->best_stars)
		standing->best_stars = attempt->stars;
	if (attempt->score > standing->best_score)
		standing->best_score = attempt->score;
	if (standing->first_attempt_at == 0 || at < standing->first_attempt_at)
		standing->first_attempt_at = at;
	if (at > standing->last_attempt_at)
		standing->last_attempt_at = at;
	if (attempt->verdict != VERDICT_ACCEPTED)
		return;
	standing->passed = true;
	if (standing->first_pass_at == 0 || at < standing->first_pass_at)
		standing->first_pass_at = at;
}

/* --- all of them ------------------------------------------------------------------------------ */

/* Moves an attempt to its learner. */
static int hand_over(struct records *records, const char *name, struct attempt *attempt)
{
	struct learner *learner = records_learner(records, name);
	struct progress *progress = learner ? &learner->progress : NULL;
	struct standing *standing =
	    progress ? standing_for(&progress->standings, attempt->exercise) : NULL;
	struct attempt *list =
	    standing ? rows_grown(progress->attempts.list, progress->attempts.count, sizeof *list)
		     : NULL;

	if (!list)
		return SQLITE_NOMEM;
	count_attempt(standing, attempt);
	progress->attempts.list = list;
	list[progress->attempts.count++] = *attempt;
	*attempt = (struct attempt){0};
	return SQLITE_OK;
}

static int get_attempts(sqlite3 *db, struct records *records)
{
	struct sql cases = sql_prepare(db,
	    "SELECT name, category, verdict, 0.0 FROM result_case WHERE result = ? ORDER BY place");
	struct sql sql = sql_prepare(db, ATTEMPTS);

	while (cases.code == SQLITE_OK && sql_step(&sql)) {
		char *learner = sql_get_text(&sql), key[BATCH_KEY];
		struct attempt attempt = {0};

		get_attempt(&sql, &attempt, key);
		sql_put_text(&cases, key);
		rows_cases(&cases, &attempt);
		if (!learner || !attempt.exercise)
			sql.code = SQLITE_NOMEM;
		if (sql.code == SQLITE_OK)
			sql.code = hand_over(records, learner, &attempt);
		attempt_release(&attempt);
		free(learner);
	}
	int code = sql_finish(&sql), cases_code = sql_finish(&cases);

	return code == SQLITE_OK ? cases_code : code;
}

/* A text from outside, printable; NULL without memory. */
static char *get_printable(struct sql *sql)
{
	char *raw = sql_get_text(sql);
	char *text = raw ? text_printable(raw, strlen(raw), false) : NULL;

	free(raw);
	return text;
}

static int get_ungraded(sqlite3 *db, struct records *records)
{
	struct sql sql = sql_prepare(
	    db, "SELECT learner, exercise, path, message FROM ungraded ORDER BY exercise, path");

	while (sql_step(&sql)) {
		struct ungraded *list =
		    rows_grown(records->ungraded, records->ungraded_count, sizeof *list);

		if (!list) {
			sql.code = SQLITE_NOMEM;
			break;
		}
		records->ungraded = list;
		struct ungraded *ungraded = &list[records->ungraded_count++];

		ungraded->learner = get_printable(&sql);
		ungraded->exercise = sql_get_text(&sql);
		ungraded->path = get_printable(&sql);
		ungraded->message = get_printable(&sql);
	}
	return sql_finish(&sql);
}

/* All of one moment, also while the batch goes on. */
static int read_all(sqlite3 *db, struct records *records)
{
	int code = sql_run(db, "BEGIN");

	if (code == SQLITE_OK)
		code = get_attempts(db, records);
	if (code == SQLITE_OK)
		code = get_ungraded(db, records);
	return code;
}

int records_add_batch(struct records *records, const char *path, struct error *error)
{
	struct store_file file = {.path = text_format("%s", path), .schema = &BATCH_SCHEMA};
	int done = file.path ? store_file_look(&file, error) : error_set(error, "out of memory");

	if (done == 0) {
		int code = read_all(file.db, records);

		if (code != SQLITE_OK)
			done = store_file_say(&file, code, error);
	}
	store_file_release(&file);
	return done;
}
