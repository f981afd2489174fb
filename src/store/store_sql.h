/*
 * store_sql.h - one SQL statement from its text to its end, with one check.
 *
 *     struct sql sql = sql_prepare(db, "SELECT id FROM exercise WHERE tries > ?");
 *
 *     sql_put_int(&sql, 3);                   values, in their order
 *     while (sql_step(&sql))
 *             take(sql_get_text(&sql));       columns, in their order
 *     return sql_finish(&sql);                SQLITE_OK, or the code of what failed first
 *
 * Once something has failed nothing more happens. What a get returns belongs to the caller.
 */
#ifndef SRC_STORE_STORE_SQL_H
#define SRC_STORE_STORE_SQL_H

#include "grader/error.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sql {
	sqlite3_stmt *statement;
	int code;
	int values, columns; /* how many were put, and got of this row */
	bool stays;          /* what was prepared outlives it */
};

struct sql sql_prepare(sqlite3 *db, const char *text);

/* One that is wanted often: it is prepared only once, and kept until sql_forget, which has to come
 * before the database is closed. */
struct sql sql_recall(sqlite3 *db, const char *text);
void sql_forget(sqlite3 *db);

/* NULL is SQL's. Texts and bytes have to stay until the next step has been made. */
void sql_put_text(struct sql *sql, const char *text);
void sql_put_bytes(struct sql *sql, const void *bytes, size_t length);
void sql_put_int(struct sql *sql, int64_t value);
void sql_put_real(struct sql *sql, double value);

/* SQL's NULL for 0. */
void sql_put_time(struct sql *sql, int64_t time);

/* True if there is a row. */
bool sql_step(struct sql *sql);

/* Ready for other values, and to be stepped again. */
void sql_again(struct sql *sql);

/* NULL for SQL's, and where memory is wanting, which the code says. Bytes are followed by a NUL. */
char *sql_get_text(struct sql *sql);
char *sql_get_bytes(struct sql *sql, size_t *length);

/* Cut to fit; SQL's NULL is "". */
void sql_get_name(struct sql *sql, char *name, size_t size);

int64_t sql_get_int(struct sql *sql);
double sql_get_real(struct sql *sql);

int sql_finish(struct sql *sql);

/* A statement without values, of which no rows are wanted. */
int sql_run(sqlite3 *db, const char *text);

/* The first column of the first row of such a one. */
int sql_ask(sqlite3 *db, const char *text, int64_t *answer);

/* How long to wait for others that write. */
enum { SQL_PATIENCE_MS = 5000 };

/* The log stays beside the database when it is closed, and is not moved into it, so that closing
 * waits for no disk; and a damaged database keeps the log that it had. */
int sql_keep_log(sqlite3 *db);

/*
 * Moves the log into the database once it is long, and begins it anew. SQLite leaves the second to
 * whoever writes next in the same process, and a process that writes only once, as most commands
 * do, would leave a log that is ever longer, and moved as a whole each time.
 */
void sql_keep_log_short(sqlite3 *db);

/* "cannot VERB PATH: why". Always -1. */
int sql_say(sqlite3 *db, int code, const char *verb, const char *path, struct error *error);

/* Whether a code says that the database itself is damaged. */
bool sql_is_damage(int code);

#endif
