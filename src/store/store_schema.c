#include "src/store/store_schema.h"

#include "src/store/store_sql.h"

#include <stdio.h>

/* "Strd": by this a database is known for a learner's progress. */
enum { APPLICATION = 0x53747264 };

/*
 * What `exercise` says about attempts is their sum, kept by a trigger, so that it need not be made
 * from ten thousand of them for each list, and holds whoever inserts them. Its other columns are
 * known from nowhere else. Sources have a table of their own because one text is often checked
 * more than once, and because attempts are read without. NULL is a time that has not come.
 */
static const struct schema_step STEPS[] = {
    {1, "CREATE TABLE source ("
	"  id INTEGER PRIMARY KEY,"
	"  sha256 TEXT NOT NULL UNIQUE,"
	"  text BLOB NOT NULL"
	") STRICT;"
	"CREATE TABLE attempt ("
	"  id INTEGER PRIMARY KEY,"
	"  uid TEXT NOT NULL UNIQUE,"
	"  exercise TEXT NOT NULL,"
	"  exercise_version INTEGER NOT NULL,"
	"  kind TEXT NOT NULL,"
	"  sha256 TEXT NOT NULL,"
	"  source INTEGER REFERENCES source,"
	"  verdict TEXT NOT NULL,"
	"  score REAL NOT NULL,"
	"  max_score REAL NOT NULL,"
	"  stars INTEGER NOT NULL,"
	"  diagnosis TEXT,"
	"  started_at INTEGER NOT NULL,"
	"  took_ms REAL NOT NULL,"
	"  seed INTEGER NOT NULL,"
	"  stride_version TEXT NOT NULL"
	") STRICT;"
	"CREATE INDEX attempt_by_exercise ON attempt (exercise, started_at);"
	"CREATE INDEX attempt_by_time ON attempt (started_at);"
	"CREATE TABLE attempt_case ("
	"  attempt INTEGER NOT NULL REFERENCES attempt,"
	"  place INTEGER NOT NULL,"
	"  name TEXT NOT NULL,"
	"  category TEXT NOT NULL,"
	"  verdict TEXT," /* NULL for one that was skipped */
	"  time_ms REAL NOT NULL,"
	"  PRIMARY KEY (attempt, place)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE exercise ("
	"  id TEXT PRIMARY KEY,"
	"  tries INTEGER NOT NULL DEFAULT 0,"
	"  best_stars INTEGER NOT NULL DEFAULT 0,"
	"  best_score REAL NOT NULL DEFAULT 0,"
	"  first_attempt_at INTEGER,"
	"  first_pass_at INTEGER,"
	"  last_attempt_at INTEGER,"
	"  opened_at INTEGER,"
	"  solution_seen_at INTEGER,"
	"  hints_taken INTEGER NOT NULL DEFAULT 0"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE setting ("
	"  name TEXT PRIMARY KEY,"
	"  value TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE TRIGGER attempt_counts AFTER INSERT ON attempt BEGIN"
	"  INSERT INTO exercise"
	"    (id, tries, best_stars, best_score, first_attempt_at, first_pass_at, last_attempt_at)"
	"  VALUES (new.exercise, 1, new.stars, new.score, new.started_at,"
	"    CASE new.verdict WHEN 'accepted' THEN new.started_at END, new.started_at)"
	"  ON CONFLICT (id) DO UPDATE SET"
	"    tries = tries + 1,"
	"    best_stars = max(best_stars, excluded.best_stars),"
	"    best_score = max(best_score, excluded.best_score),"
	"    first_attempt_at = min(coalesce(first_attempt_at, excluded.first_attempt_at),"
	"      excluded.first_attempt_at),"
	"    first_pass_at = coalesce(min(first_pass_at, excluded.first_pass_at),"
	"      first_pass_at, excluded.first_pass_at),"
	"    last_attempt_at = max(coalesce(last_attempt_at, excluded.last_attempt_at),"
	"      excluded.last_attempt_at);"
	"END;"},
};

const struct schema SCHEMA = {STEPS, sizeof STEPS / sizeof *STEPS, APPLICATION};

int schema_version(const struct schema *schema)
{
	return schema->steps[schema->count - 1].version;
}

int schema_look(sqlite3 *db, const struct schema *schema, enum schema_state *state)
{
	int64_t version = 0, application = 0, things = 0;
	int code = sql_ask(db, "PRAGMA user_version", &version);

	*state = SCHEMA_EMPTY;
	if (code == SQLITE_OK)
		code = sql_ask(db, "PRAGMA application_id", &application);
	if (code == SQLITE_OK)
		code = sql_ask(db, "SELECT count(*) FROM sqlite_schema", &things);
	if (code != SQLITE_OK || (version == 0 && things == 0))
		return code;
	*state = application != schema->application ? SCHEMA_FOREIGN
		 : version > schema_version(schema) ? SCHEMA_NEWER
		 : version < schema_version(schema) ? SCHEMA_OLD
						    : SCHEMA_CURRENT;
	return SQLITE_OK;
}

/* A pragma takes no bound value. */
static int set_number(sqlite3 *db, const char *name, int value)
{
	char text[64];

	snprintf(text, sizeof text, "PRAGMA %s = %d", name, value);
	return sql_run(db, text);
}

static int take_step(sqlite3 *db, const struct schema_step *step)
{
	int code = sql_run(db, step->sql);

	return code == SQLITE_OK ? set_number(db, "user_version", step->version) : code;
}

static int take_steps(sqlite3 *db, const struct schema *schema)
{
	int64_t version = 0, broken = 0;
	/* Another program may have been faster. */
	int code = sql_ask(db, "PRAGMA user_version", &version);

	for (int i = 0; code == SQLITE_OK && i < schema->count; i++)
		if (schema->steps[i].version > version)
			code = take_step(db, &schema->steps[i]);
	if (code == SQLITE_OK)
		code = set_number(db, "application_id", schema->application);
	if (code == SQLITE_OK)
		code = sql_ask(db, "SELECT count(*) FROM pragma_foreign_key_check", &broken);
	return code == SQLITE_OK && broken > 0 ? SQLITE_CONSTRAINT_FOREIGNKEY : code;
}

int schema_upgrade(sqlite3 *db, const struct schema *schema)
{
	/* A step may make a table anew that others refer to; what must hold is checked at the end.
	 */
	int code = sql_run(db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");

	if (code == SQLITE_OK)
		code = take_steps(db, schema);
	if (code == SQLITE_OK)
		code = sql_run(db, "COMMIT");
	if (!sqlite3_get_autocommit(db))
		sql_run(db, "ROLLBACK");
	int restored = sql_run(db, "PRAGMA foreign_keys = ON");

	return code == SQLITE_OK ? restored : code;
}
