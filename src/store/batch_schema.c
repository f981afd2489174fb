#include "src/store/batch_store.h"

/* "Strb": by this a database is known for that of a batch. */
enum { APPLICATION = 0x53747262 };

/*
 * Every table is kept in the order of its key, so that two databases of the same submissions are
 * equal row by row. A result holds no time: that is in `measured`.
 */
static const struct schema_step STEPS[] = {
    {1, "CREATE TABLE setting ("
	"  name TEXT PRIMARY KEY,"
	"  value TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE source ("
	"  sha256 TEXT PRIMARY KEY,"
	"  text BLOB NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE result ("
	"  key TEXT PRIMARY KEY,"
	"  exercise TEXT NOT NULL,"
	"  exercise_version INTEGER NOT NULL,"
	"  sha256 TEXT NOT NULL REFERENCES source,"
	"  verdict TEXT NOT NULL,"
	"  score REAL NOT NULL,"
	"  max_score REAL NOT NULL,"
	"  stars INTEGER NOT NULL,"
	"  diagnosis TEXT," /* ids of pitfalls, joined by "," */
	"  certain INTEGER NOT NULL,"
	"  message TEXT,"
	"  seed INTEGER NOT NULL,"
	"  stride_version TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX result_by_source ON result (sha256);"
	"CREATE TABLE result_case ("
	"  result TEXT NOT NULL REFERENCES result,"
	"  place INTEGER NOT NULL,"
	"  name TEXT NOT NULL,"
	"  category TEXT NOT NULL,"
	"  verdict TEXT," /* NULL for one that was skipped */
	"  PRIMARY KEY (result, place)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE measured ("
	"  result TEXT PRIMARY KEY REFERENCES result,"
	"  started_at INTEGER NOT NULL,"
	"  took_ms REAL NOT NULL,"
	"  tries INTEGER NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE submission ("
	"  exercise TEXT NOT NULL,"
	"  path TEXT NOT NULL," /* as the system has it: perhaps no text at all */
	"  learner TEXT NOT NULL,"
	"  result TEXT NOT NULL REFERENCES result,"
	"  PRIMARY KEY (exercise, path)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX submission_by_result ON submission (result);"
	"CREATE TABLE ungraded ("
	"  exercise TEXT NOT NULL,"
	"  path TEXT NOT NULL,"
	"  learner TEXT NOT NULL,"
	"  message TEXT NOT NULL,"
	"  PRIMARY KEY (exercise, path)"
	") STRICT, WITHOUT ROWID;"},
};

const struct schema BATCH_SCHEMA = {STEPS, sizeof STEPS / sizeof *STEPS, APPLICATION};
