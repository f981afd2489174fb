#include "src/store/store_rows.h"

#include "src/store/store_sql.h"

#include <stdlib.h>
#include <string.h>

static const char PASSED[] = "accepted";

void *rows_grown(void *list, int count, size_t size)
{
	if (count & (count - 1)) /* there is room up to the next power of two */
		return list;
	size_t more = count > 0 ? (size_t)count : 1;
	char *larger = realloc(list, ((size_t)count + more) * size);

	if (larger)
		memset(larger + (size_t)count * size, 0, more * size);
	return larger;
}

/* --- verdicts --------------------------------------------------------------------------------- */

enum verdict rows_verdict(const char *name)
{
	for (int i = 0; i < VERDICT_COUNT; i++)
		if (strcmp(verdict_name((enum verdict)i), name) == 0)
			return (enum verdict)i;
	return VERDICT_GRADER_ERROR;
}

/* --- writing ---------------------------------------------------------------------------------- */

static int add_source(sqlite3 *db, const struct attempt *attempt)
{
	struct sql sql = sql_prepare(
	    db, "INSERT INTO source (sha256, text) VALUES (?, ?) ON CONFLICT DO NOTHING");

	sql_put_text(&sql, attempt->sha256);
	sql_put_bytes(&sql, attempt->source, attempt->source_length);
	sql_step(&sql);
	return sql_finish(&sql);
}

static int add_row(sqlite3 *db, const struct attempt *attempt, bool *added)
{
	struct sql sql = sql_prepare(db,
	    "INSERT INTO attempt (uid, exercise, exercise_version, kind, sha256, verdict, score,"
	    "  max_score, stars, diagnosis, started_at, took_ms, seed, stride_version, source)"
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
	    "  (SELECT id FROM source WHERE sha256 = ?5)) ON CONFLICT DO NOTHING");

	sql_put_text(&sql, attempt->uid);
	sql_put_text(&sql, attempt->exercise);
	sql_put_int(&sql, attempt->exercise_version);
	sql_put_text(&sql, attempt->kind);
	sql_put_text(&sql, attempt->sha256);
	sql_put_text(&sql, verdict_name(attempt->verdict));
	sql_put_real(&sql, attempt->score);
	sql_put_real(&sql, attempt->max_score);
	sql_put_int(&sql, attempt->stars);
	sql_put_text(&sql, attempt->diagnosis);
	sql_put_int(&sql, attempt->started_at);
	sql_put_real(&sql, attempt->took_ms);
	sql_put_int(&sql, (int64_t)attempt->seed);
	sql_put_text(&sql, attempt->stride_version);
	sql_step(&sql);
	*added = sql.code == SQLITE_OK && sqlite3_changes(db) == 1;
	return sql_finish(&sql);
}

static int add_cases(sqlite3 *db, int64_t id, const struct attempt *attempt)
{
	struct sql sql = sql_prepare(db,
	    "INSERT INTO attempt_case (attempt, place, name, category, verdict, time_ms)"
	    "VALUES (?, ?, ?, ?, ?, ?)");

	for (int i = 0; i < attempt->case_count; i++) {
		const struct attempt_case *of = &attempt->cases[i];

		sql_put_int(&sql, id);
		sql_put_int(&sql, i);
		sql_put_text(&sql, of->name);
		sql_put_text(&sql, of->category);
		sql_put_text(&sql, of->skipped ? NULL : verdict_name(of->verdict));
		sql_put_real(&sql, of->time_ms);
		sql_step(&sql);
		sql_again(&sql);
	}
	return sql_finish(&sql);
}

static int give_source_back(sqlite3 *db, const struct attempt *attempt)
{
	struct sql sql = sql_prepare(db, "UPDATE attempt SET source = (SELECT id FROM source WHERE "
					 "source.sha256 = attempt.sha256)"
					 "WHERE uid = ? AND source IS NULL");

	sql_put_text(&sql, attempt->uid);
	sql_step(&sql);
	return sql_finish(&sql);
}

int rows_add_attempt(sqlite3 *db, const struct attempt *attempt, bool *added)
{
	int code = attempt->source ? add_source(db, attempt) : SQLITE_OK;

	*added = false;
	if (code == SQLITE_OK)
		code = add_row(db, attempt, added);
	if (code != SQLITE_OK)
		return code;
	return *added ? add_cases(db, sqlite3_last_insert_rowid(db), attempt)
		      : give_source_back(db, attempt);
}

int rows_add_standing(sqlite3 *db, const struct standing *standing)
{
#define EARLIEST(column) \
	column " = coalesce(min(" column ", excluded." column "), " column ", excluded." column ")"
	struct sql sql =
	    sql_prepare(db, "INSERT INTO exercise (id, best_stars, best_score, "
			    "first_attempt_at, first_pass_at,"
			    "  last_attempt_at, opened_at, solution_seen_at, hints_taken)"
			    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
			    "  best_stars = max(best_stars, excluded.best_stars),"
			    "  best_score = max(best_score, excluded.best_score),"
			    "  last_attempt_at = coalesce(max(last_attempt_at, "
			    "excluded.last_attempt_at),"
			    "    last_attempt_at, excluded.last_attempt_at),"
			    "  hints_taken = max(hints_taken, "
			    "excluded.hints_taken)," EARLIEST("first_attempt_at") "," EARLIEST(
				"first_pass_at") "," EARLIEST("opened_at") "," EARLIEST("solu"
											"tion"
											"_see"
											"n_"
											"a"
											"t"));
#undef EARLIEST

	sql_put_text(&sql, standing->exercise);
	sql_put_int(&sql, standing->best_stars);
	sql_put_real(&sql, standing->best_score);
	sql_put_time(&sql, standing->first_attempt_at);
	sql_put_time(&sql, standing->first_pass_at);
	sql_put_time(&sql, standing->last_attempt_at);
	sql_put_time(&sql, standing->opened_at);
	sql_put_time(&sql, standing->solution_seen_at);
	sql_put_int(&sql, standing->hints_taken);
	sql_step(&sql);
	return sql_finish(&sql);
}

static int set(sqlite3 *db, const char *text, const char *name, const char *value)
{
	struct sql sql = sql_prepare(db, text);

	sql_put_text(&sql, name);
	sql_put_text(&sql, value);
	sql_step(&sql);
	return sql_finish(&sql);
}

#define SET "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO "

int rows_set_current(sqlite3 *db, const char *exercise)
{
	return set(db, SET "UPDATE SET value = excluded.value", "current", exercise);
}

int rows_merge(sqlite3 *db, const struct progress *progress, struct merged *merged)
{
	int code = SQLITE_OK;

	*merged = (struct merged){0};
	for (int i = 0; code == SQLITE_OK && i < progress->attempts.count; i++) {
		bool added;

		code = rows_add_attempt(db, &progress->attempts.list[i], &added);
		merged->attempts += added;
		merged->known += !added;
	}
	for (int i = 0; code == SQLITE_OK && i < progress->standings.count; i++)
		code = rows_add_standing(db, &progress->standings.list[i]);
	if (code == SQLITE_OK && progress->current)
		code = set(db, SET "NOTHING", "current", progress->current);
	return code;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* ?3: with its source. The order is that of get_attempt. */
#define COLUMNS                                                                                \
	"SELECT id, uid, exercise, exercise_version, kind, sha256, verdict, score, max_score," \
	"  stars, diagnosis, started_at, took_ms, seed, stride_version,"                       \
	"  CASE WHEN ?3 THEN (SELECT text FROM source WHERE source.id = attempt.source) END "  \
	"FROM attempt "

static int64_t get_attempt(struct sql *sql, struct attempt *attempt)
{
	char verdict[32];
	int64_t id = sql_get_int(sql);

	sql_get_name(sql, attempt->uid, sizeof attempt->uid);
	attempt->exercise = sql_get_text(sql);
	attempt->exercise_version = (int)sql_get_int(sql);
	attempt->kind = sql_get_text(sql);
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
	return id;
}

static struct sql prepare_cases(sqlite3 *db)
{
	return sql_prepare(db,
	    "SELECT name, category, verdict, time_ms FROM attempt_case WHERE attempt = ? "
	    "ORDER BY place");
}

void rows_cases(struct sql *sql, struct attempt *attempt)
{
	while (sql_step(sql)) {
		struct attempt_case *cases =
		    rows_grown(attempt->cases, attempt->case_count, sizeof *attempt->cases);

		if (!cases) {
			sql->code = SQLITE_NOMEM;
			return;
		}
		attempt->cases = cases;
		struct attempt_case *of = &cases[attempt->case_count++];
		char verdict[32];

		of->name = sql_get_text(sql);
		of->category = sql_get_text(sql);
		sql_get_name(sql, verdict, sizeof verdict);
		of->skipped = !*verdict;
		of->verdict = rows_verdict(verdict);
		of->time_ms = sql_get_real(sql);
	}
	sql_again(sql);
}

/* They come newest first, for the limit. */
static void turn_round(struct attempts *attempts)
{
	struct attempt *list = attempts->list;

	for (int i = 0, k = attempts->count - 1; list && i < k; i++, k--) {
		struct attempt other = list[i];

		list[i] = list[k];
		list[k] = other;
	}
}

#define ORDER                        \
	"(NOT ?2 OR verdict <> ?4) " \
	"ORDER BY started_at DESC, id DESC LIMIT ?5"

int rows_get_attempts(sqlite3 *db, const struct attempt_query *query, struct attempts *attempts)
{
	struct sql cases = prepare_cases(db);
	struct sql sql = sql_prepare(db,
	    query->exercise ? COLUMNS "WHERE exercise = ?1 AND " ORDER : COLUMNS "WHERE " ORDER);

	sql_put_text(&sql, query->exercise);
	sql_put_int(&sql, query->failing);
	sql_put_int(&sql, query->sources);
	sql_put_text(&sql, PASSED);
	sql_put_int(&sql, query->limit > 0 ? query->limit : -1);
	while (cases.code == SQLITE_OK && sql_step(&sql)) {
		struct attempt *list =
		    rows_grown(attempts->list, attempts->count, sizeof *attempts->list);

		if (!list) {
			sql.code = SQLITE_NOMEM;
			break;
		}
		attempts->list = list;
		struct attempt *attempt = &list[attempts->count++];
		int64_t id = get_attempt(&sql, attempt);

		if (query->cases) {
			sql_put_int(&cases, id);
			rows_cases(&cases, attempt);
		}
	}
	turn_round(attempts);
	int code = sql_finish(&sql), cases_code = sql_finish(&cases);

	return code == SQLITE_OK ? cases_code : code;
}

bool rows_save_attempt(sqlite3 *db, int64_t id, struct attempt *attempt)
{
	bool found = false;
	int code = SQLITE_ERROR;

	for (int sources = 1; code != SQLITE_OK && sources >= 0; sources--) {
		struct sql sql = sql_prepare(db, COLUMNS "WHERE id = ?1");

		sql_put_int(&sql, id);
		sql_put_int(&sql, 0);
		sql_put_int(&sql, sources);
		found = sql_step(&sql);
		if (found)
			get_attempt(&sql, attempt);
		code = sql_finish(&sql);
	}
	if (found) {
		struct sql cases = prepare_cases(db);

		sql_put_int(&cases, id);
		rows_cases(&cases, attempt);
		sql_finish(&cases);
	}
	return found;
}

int rows_get_standings(sqlite3 *db, struct standings *standings)
{
	struct sql sql = sql_prepare(db,
	    "SELECT id, tries, best_stars, best_score, first_attempt_at, first_pass_at,"
	    "  last_attempt_at, opened_at, solution_seen_at, hints_taken "
	    "FROM exercise ORDER BY id");

	while (sql_step(&sql)) {
		struct standing *list =
		    rows_grown(standings->list, standings->count, sizeof *standings->list);

		if (!list) {
			sql.code = SQLITE_NOMEM;
			break;
		}
		standings->list = list;
		struct standing *standing = &list[standings->count++];

		standing->exercise = sql_get_text(&sql);
		standing->tries = (int)sql_get_int(&sql);
		standing->best_stars = (int)sql_get_int(&sql);
		standing->best_score = sql_get_real(&sql);
		standing->first_attempt_at = sql_get_int(&sql);
		standing->first_pass_at = sql_get_int(&sql);
		standing->passed = standing->first_pass_at != 0;
		standing->last_attempt_at = sql_get_int(&sql);
		standing->opened_at = sql_get_int(&sql);
		standing->solution_seen_at = sql_get_int(&sql);
		standing->hints_taken = (int)sql_get_int(&sql);
	}
	return sql_finish(&sql);
}

int rows_get_current(sqlite3 *db, char **exercise)
{
	struct sql sql = sql_prepare(db, "SELECT value FROM setting WHERE name = 'current'");

	*exercise = sql_step(&sql) ? sql_get_text(&sql) : NULL;
	return sql_finish(&sql);
}
