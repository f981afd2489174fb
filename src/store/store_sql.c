#include "src/store/store_sql.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOG_PAGES_MOST = 250 };

struct sql sql_prepare(sqlite3 *db, const char *text)
{
	struct sql sql = {0};

	sql.code = sqlite3_prepare_v2(db, text, -1, &sql.statement, NULL);
	return sql;
}

struct sql sql_recall(sqlite3 *db, const char *text)
{
	struct sql sql = {.stays = true};

	for (sqlite3_stmt *each = sqlite3_next_stmt(db, NULL); each;
	     each = sqlite3_next_stmt(db, each))
		if (!sqlite3_stmt_busy(each) && strcmp(sqlite3_sql(each), text) == 0) {
			sql.statement = each;
			return sql;
		}
	sql.code =
	    sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &sql.statement, NULL);
	return sql;
}

void sql_forget(sqlite3 *db)
{
	for (sqlite3_stmt *each; (each = sqlite3_next_stmt(db, NULL));)
		sqlite3_finalize(each);
}

static void note(struct sql *sql, int code)
{
	if (sql->code == SQLITE_OK)
		sql->code = code;
}

void sql_put_text(struct sql *sql, const char *text)
{
	sql->values++;
	if (sql->code == SQLITE_OK)
		note(sql, sqlite3_bind_text(sql->statement, sql->values, text, -1, SQLITE_STATIC));
}

void sql_put_bytes(struct sql *sql, const void *bytes, size_t length)
{
	sql->values++;
	if (sql->code == SQLITE_OK)
		note(sql, sqlite3_bind_blob64(sql->statement, sql->values, bytes,
			      (sqlite3_uint64)length, SQLITE_STATIC));
}

void sql_put_int(struct sql *sql, int64_t value)
{
	sql->values++;
	if (sql->code == SQLITE_OK)
		note(sql, sqlite3_bind_int64(sql->statement, sql->values, value));
}

void sql_put_real(struct sql *sql, double value)
{
	sql->values++;
	if (sql->code == SQLITE_OK)
		note(sql, sqlite3_bind_double(sql->statement, sql->values, value));
}

void sql_put_time(struct sql *sql, int64_t time)
{
	if (time != 0)
		sql_put_int(sql, time);
	else
		sql_put_text(sql, NULL);
}

bool sql_step(struct sql *sql)
{
	if (sql->code != SQLITE_OK)
		return false;
	int code = sqlite3_step(sql->statement);

	sql->columns = 0;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		note(sql, code);
	return code == SQLITE_ROW;
}

void sql_again(struct sql *sql)
{
	sql->values = 0;
	if (sql->code == SQLITE_OK)
		note(sql, sqlite3_reset(sql->statement));
}

char *sql_get_bytes(struct sql *sql, size_t *length)
{
	const void *bytes = sqlite3_column_blob(sql->statement, sql->columns);
	int size = sqlite3_column_bytes(sql->statement, sql->columns);
	bool is_null = sqlite3_column_type(sql->statement, sql->columns++) == SQLITE_NULL;
	char *copy = is_null ? NULL : malloc((size_t)size + 1);

	*length = 0;
	if (!copy || (size > 0 && !bytes)) {
		note(sql, is_null ? SQLITE_OK : SQLITE_NOMEM);
		free(copy);
		return NULL;
	}
	if (size > 0)
		memcpy(copy, bytes, (size_t)size);
	copy[size] = '\0';
	*length = (size_t)size;
	return copy;
}

char *sql_get_text(struct sql *sql)
{
	size_t length;

	return sql_get_bytes(sql, &length);
}

void sql_get_name(struct sql *sql, char *name, size_t size)
{
	const unsigned char *text = sqlite3_column_text(sql->statement, sql->columns++);

	snprintf(name, size, "%s", text ? (const char *)text : "");
}

int64_t sql_get_int(struct sql *sql)
{
	return sqlite3_column_int64(sql->statement, sql->columns++);
}

double sql_get_real(struct sql *sql)
{
	return sqlite3_column_double(sql->statement, sql->columns++);
}

int sql_finish(struct sql *sql)
{
	/* What these say has been said by the last step. */
	if (sql->stays && sql->statement) {
		sqlite3_reset(sql->statement);
		sqlite3_clear_bindings(sql->statement);
	} else {
		sqlite3_finalize(sql->statement);
	}
	sql->statement = NULL;
	return sql->code;
}

int sql_run(sqlite3 *db, const char *text)
{
	return sqlite3_exec(db, text, NULL, NULL, NULL);
}

int sql_ask(sqlite3 *db, const char *text, int64_t *answer)
{
	struct sql sql = sql_prepare(db, text);

	*answer = sql_step(&sql) ? sql_get_int(&sql) : 0;
	return sql_finish(&sql);
}

bool sql_is_damage(int code)
{
	return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

int sql_keep_log(sqlite3 *db)
{
	return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/* Nobody is waited for: who reads meanwhile still needs the log, and then the next one does it. */
static int shorten_log(void *context, sqlite3 *db, const char *name, int pages)
{
	(void)context;
	if (pages >= LOG_PAGES_MOST) {
		sqlite3_busy_timeout(db, 0);
		sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
		sqlite3_busy_timeout(db, SQL_PATIENCE_MS);
	}
	return SQLITE_OK;
}

void sql_keep_log_short(sqlite3 *db)
{
	sqlite3_wal_hook(db, shorten_log, NULL);
}

int sql_say(sqlite3 *db, int code, const char *verb, const char *path, struct error *error)
{
	/* SQLite does not always keep what the system said. */
	int why = sqlite3_system_errno(db) ? sqlite3_system_errno(db) : errno;
	const char *reason = sqlite3_errstr(code), *next = "";

	switch (code & 0xff) {
	case SQLITE_FULL:
		reason = strerror(ENOSPC);
		next = "; make room there, and try again";
		break;
	case SQLITE_BUSY:
		reason = "another program has been using it for too long; try again";
		break;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		reason = why ? strerror(why) : reason;
		break;
	default:
		break;
	}
	return error_set(error, "cannot %s %s: %s%s", verb, path, reason, next);
}
