/*
 * Nothing is sent that is not on the disk, because what sends may be killed and the machine may
 * stop: so each put is forced there, unlike what the other databases hold.
 *
 * A claim is a lock on one byte of PATH.claims, whose place is the parcel's id. It belongs to the
 * file as it was opened here, so that it ends with this program.
 */
#include "src/store/outbox_store.h"

#include "grader/text.h"
#include "src/store/store_rows.h"
#include "src/store/store_schema.h"
#include "src/store/store_sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "Stro": by this a database is known for an outbox. */
enum { APPLICATION = 0x5374726f };

/* Ids are never used again, since they are the order in which things leave. */
static const struct schema_step STEPS[] = {
    {1, "CREATE TABLE parcel ("
	"  id INTEGER PRIMARY KEY AUTOINCREMENT,"
	"  key TEXT NOT NULL UNIQUE,"
	"  url TEXT NOT NULL,"
	"  learner TEXT,"
	"  exercise TEXT NOT NULL,"
	"  verdict TEXT NOT NULL,"
	"  body BLOB NOT NULL,"
	"  made_at INTEGER NOT NULL,"
	"  tried_at INTEGER NOT NULL DEFAULT 0,"
	"  due_at INTEGER NOT NULL DEFAULT 0,"
	"  asked_at INTEGER NOT NULL DEFAULT 0," /* until then the server wants no other try */
	"  tries INTEGER NOT NULL DEFAULT 0,"
	"  status INTEGER NOT NULL DEFAULT 0,"
	"  said TEXT,"
	"  refused INTEGER NOT NULL DEFAULT 0,"
	"  sent INTEGER NOT NULL DEFAULT 0" /* then only its key stays */
	") STRICT;"
	"CREATE TABLE sent (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
	"CREATE TRIGGER parcel_sent AFTER UPDATE OF sent ON parcel WHEN new.sent BEGIN"
	"  INSERT OR IGNORE INTO sent VALUES (new.key);"
	"  DELETE FROM parcel WHERE id = new.id;"
	"END;"
	"CREATE INDEX parcel_by_learner ON parcel (url, learner, id) WHERE NOT refused;"
	"CREATE INDEX parcel_by_time ON parcel (url, due_at, id) WHERE NOT refused;"},
    {2, "CREATE TABLE subject ("
	"  name TEXT PRIMARY KEY,"
	"  content TEXT NOT NULL,"
	"  turn INTEGER NOT NULL"
	") STRICT, WITHOUT ROWID;"},
};

static const struct schema OUTBOX_SCHEMA = {STEPS, sizeof STEPS / sizeof *STEPS, APPLICATION};

/* Nobody of the same learner waits before it. */
#define IS_FIRST                                                                \
	"NOT EXISTS (SELECT 1 FROM parcel AS earlier WHERE NOT earlier.refused" \
	"  AND earlier.url = parcel.url AND earlier.learner IS parcel.learner"  \
	"  AND earlier.id < parcel.id)"

struct outbox {
	sqlite3 *db;
	char *path; /* NULL in memory */
	int claims; /* the file of locks; -1 for none */
};

void parcel_release(struct parcel *parcel)
{
	free(parcel->key);
	free(parcel->url);
	free(parcel->learner);
	free(parcel->exercise);
	free(parcel->verdict);
	free(parcel->body);
	free(parcel->said);
	*parcel = (struct parcel){0};
}

void parcels_release(struct parcels *parcels)
{
	for (int i = 0; i < parcels->count; i++)
		parcel_release(&parcels->list[i]);
	free(parcels->list);
	*parcels = (struct parcels){0};
}

static int done(struct outbox *outbox, int code, const char *verb, struct error *error)
{
	const char *path = outbox->path ? outbox->path : "the outbox";

	return code == SQLITE_OK ? 0 : sql_say(outbox->db, code, verb, path, error);
}

/* --- opening ---------------------------------------------------------------------------------- */

static int set_up(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, SQL_PATIENCE_MS);
	sql_keep_log_short(db);
	return sql_run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

/* What learners did is nobody else's business, and SQLite gives its log the same mode. */
static int make_file(const struct outbox *outbox, struct error *error)
{
	int fd = open(outbox->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		return error_set(error, "cannot write %s: %s", outbox->path, strerror(errno));
	close(fd);
	return 0;
}

static int open_claims(struct outbox *outbox, struct error *error)
{
	char *path = text_format("%s.claims", outbox->path);

	if (!path)
		return error_set(error, "out of memory");
	outbox->claims = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	int opened = outbox->claims >= 0
			 ? 0
			 : error_set(error, "cannot write %s: %s", path, strerror(errno));

	free(path);
	return opened;
}

static int connect_to(struct outbox *outbox, const char *path, struct error *error)
{
	enum schema_state state = SCHEMA_EMPTY;
	int code = sqlite3_open_v2(path, &outbox->db,
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	if (code == SQLITE_OK)
		code = set_up(outbox->db);
	if (code == SQLITE_OK)
		code = schema_look(outbox->db, &OUTBOX_SCHEMA, &state);
	if (code == SQLITE_OK && state == SCHEMA_NEWER)
		return error_set(error,
		    "%s was written by a newer Stride than this one; use that, or name another "
		    "file with --outbox",
		    path);
	if (sql_is_damage(code) || (code == SQLITE_OK && state == SCHEMA_FOREIGN))
		return error_set(error,
		    "%s is no outbox, or a damaged one; move it away, or name another file with "
		    "--outbox",
		    path);
	if (code == SQLITE_OK && state != SCHEMA_CURRENT)
		code = schema_upgrade(outbox->db, &OUTBOX_SCHEMA);
	return done(outbox, code, "write", error);
}

static int open_file(struct outbox *outbox, struct error *error)
{
	if (make_file(outbox, error) != 0 || open_claims(outbox, error) != 0)
		return -1;
	return connect_to(outbox, outbox->path, error);
}

struct outbox *outbox_open(const char *path, struct error *error)
{
	struct outbox *outbox = calloc(1, sizeof *outbox);
	bool copied = false;

	if (outbox) {
		outbox->claims = -1;
		outbox->path = path ? text_format("%s", path) : NULL;
		copied = !path || outbox->path;
	}
	int opened = !copied ? error_set(error, "out of memory")
		     : !path ? connect_to(outbox, ":memory:", error)
			     : open_file(outbox, error);

	if (opened == 0)
		return outbox;
	outbox_close(outbox);
	return NULL;
}

void outbox_close(struct outbox *outbox)
{
	if (!outbox)
		return;
	sqlite3_close(outbox->db);
	if (outbox->claims >= 0)
		close(outbox->claims);
	free(outbox->path);
	free(outbox);
}

const char *outbox_path(const struct outbox *outbox)
{
	return outbox->path;
}

/* --- putting in, and looking ------------------------------------------------------------------ */

int outbox_put(struct outbox *outbox, const struct parcel *parcel, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db,
	    "INSERT INTO parcel (key, url, learner, exercise, verdict, body, made_at)"
	    "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM sent WHERE key = ?1)"
	    "ON CONFLICT (key) DO NOTHING");

	sql_put_text(&sql, parcel->key);
	sql_put_text(&sql, parcel->url);
	sql_put_text(&sql, parcel->learner);
	sql_put_text(&sql, parcel->exercise);
	sql_put_text(&sql, parcel->verdict);
	sql_put_bytes(&sql, parcel->body, parcel->length);
	sql_put_int(&sql, parcel->made_at);
	sql_step(&sql);
	return done(outbox, sql_finish(&sql), "write", error);
}

int outbox_turn(
    struct outbox *outbox, const char *subject, const char *content, int *turn, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db,
	    "INSERT INTO subject (name, content, turn) VALUES (?, ?, 0)"
	    "ON CONFLICT (name) DO UPDATE SET"
	    "  turn = turn + (content <> excluded.content), content = excluded.content "
	    "RETURNING turn");

	sql_put_text(&sql, subject);
	sql_put_text(&sql, content);
	if (sql_step(&sql))
		*turn = (int)sql_get_int(&sql);
	return done(outbox, sql_finish(&sql), "write", error);
}

int outbox_begin(struct outbox *outbox, struct error *error)
{
	return done(outbox, sql_run(outbox->db, "BEGIN IMMEDIATE"), "write", error);
}

int outbox_commit(struct outbox *outbox, struct error *error)
{
	return done(outbox, sql_run(outbox->db, "COMMIT"), "write", error);
}

#define COLUMNS                                                                               \
	"id, key, url, learner, exercise, verdict, made_at, tried_at, max(due_at, asked_at)," \
	" tries, status, said, refused"

static void get_parcel(struct sql *sql, struct parcel *parcel)
{
	parcel->id = sql_get_int(sql);
	parcel->key = sql_get_text(sql);
	parcel->url = sql_get_text(sql);
	parcel->learner = sql_get_text(sql);
	parcel->exercise = sql_get_text(sql);
	parcel->verdict = sql_get_text(sql);
	parcel->made_at = sql_get_int(sql);
	parcel->tried_at = sql_get_int(sql);
	parcel->due_at = sql_get_int(sql);
	parcel->tries = (int)sql_get_int(sql);
	parcel->status = (int)sql_get_int(sql);
	parcel->said = sql_get_text(sql);
	parcel->refused = sql_get_int(sql) != 0;
}

int outbox_list(struct outbox *outbox, struct parcels *parcels, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db, "SELECT " COLUMNS " FROM parcel ORDER BY id");

	while (sql_step(&sql)) {
		struct parcel *list =
		    rows_grown(parcels->list, parcels->count, sizeof *parcels->list);

		if (!list) {
			sql.code = SQLITE_NOMEM;
			break;
		}
		parcels->list = list;
		get_parcel(&sql, &list[parcels->count++]);
	}
	return done(outbox, sql_finish(&sql), "read", error);
}

/* --- claiming --------------------------------------------------------------------------------- */

static bool lock(const struct outbox *outbox, int64_t id, short kind)
{
	struct flock place = {
	    .l_type = kind, .l_whence = SEEK_SET, .l_start = (off_t)id, .l_len = 1};

	return outbox->claims < 0 || fcntl(outbox->claims, F_OFD_SETLK, &place) == 0;
}

/* The parcel, if it is still there and the first. */
static int get_first(struct outbox *outbox, int64_t id, struct parcel *parcel)
{
	struct sql sql = sql_prepare(outbox->db, "SELECT " COLUMNS ", body FROM parcel WHERE id = ?"
						 "  AND NOT refused AND " IS_FIRST);

	sql_put_int(&sql, id);
	if (sql_step(&sql)) {
		get_parcel(&sql, parcel);
		parcel->body = sql_get_bytes(&sql, &parcel->length);
	}
	return sql_finish(&sql);
}

/* Another program may have sent it between our seeing it and our locking it. */
static int try_claim(struct outbox *outbox, int64_t id, struct parcel *parcel)
{
	struct parcel found = {0};

	if (!lock(outbox, id, F_WRLCK))
		return SQLITE_OK;
	int code = get_first(outbox, id, &found);

	if (code == SQLITE_OK && found.id != 0) {
		*parcel = found;
		return SQLITE_OK;
	}
	parcel_release(&found);
	lock(outbox, id, F_UNLCK);
	return code;
}

int outbox_claim(
    struct outbox *outbox, const char *url, int64_t now, struct parcel *parcel, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db,
	    "SELECT id FROM parcel WHERE NOT refused AND url = ? AND due_at <= ? AND asked_at <= ?"
	    "  AND " IS_FIRST " ORDER BY due_at, id");
	int code = SQLITE_OK;

	*parcel = (struct parcel){0};
	sql_put_text(&sql, url);
	sql_put_int(&sql, now);
	sql_put_int(&sql, now);
	while (code == SQLITE_OK && parcel->id == 0 && sql_step(&sql))
		code = try_claim(outbox, sql_get_int(&sql), parcel);
	int found = sql_finish(&sql);

	return done(outbox, code != SQLITE_OK ? code : found, "read", error);
}

void outbox_unclaim(struct outbox *outbox, const struct parcel *parcel)
{
	if (parcel->id != 0)
		lock(outbox, parcel->id, F_UNLCK);
}

/* --- what became of it ------------------------------------------------------------------------ */

static int run_by_id(struct outbox *outbox, const char *text, int64_t id, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db, text);

	sql_put_int(&sql, id);
	sql_step(&sql);
	return done(outbox, sql_finish(&sql), "write", error);
}

int outbox_sent(struct outbox *outbox, int64_t id, struct error *error)
{
	return run_by_id(outbox, "UPDATE parcel SET sent = 1 WHERE id = ?", id, error);
}

int outbox_remove(struct outbox *outbox, int64_t id, struct error *error)
{
	return run_by_id(outbox, "DELETE FROM parcel WHERE id = ?", id, error);
}

int outbox_note_try(struct outbox *outbox, const struct parcel *parcel, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db,
	    "UPDATE parcel SET tries = ?, tried_at = ?, due_at = ?, asked_at = ?, status = ?,"
	    "  said = ?, refused = ? WHERE id = ?");

	sql_put_int(&sql, parcel->tries);
	sql_put_int(&sql, parcel->tried_at);
	sql_put_int(&sql, parcel->due_at);
	sql_put_int(&sql, parcel->asked ? parcel->due_at : 0);
	sql_put_int(&sql, parcel->status);
	sql_put_text(&sql, parcel->said);
	sql_put_int(&sql, parcel->refused);
	sql_put_int(&sql, parcel->id);
	sql_step(&sql);
	return done(outbox, sql_finish(&sql), "write", error);
}

int outbox_look(
    struct outbox *outbox, const char *url, int *waiting, int64_t *due_at, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db,
	    "SELECT count(*), min(CASE WHEN " IS_FIRST " THEN max(due_at, asked_at, 1) END)"
	    "  FROM parcel WHERE NOT refused AND url = ?");

	*waiting = 0;
	*due_at = 0;
	sql_put_text(&sql, url);
	if (sql_step(&sql)) {
		*waiting = (int)sql_get_int(&sql);
		*due_at = sql_get_int(&sql);
	}
	return done(outbox, sql_finish(&sql), "read", error);
}

static int run_for(struct outbox *outbox, const char *text, const char *url, struct error *error)
{
	struct sql sql = sql_prepare(outbox->db, text);

	sql_put_text(&sql, url);
	sql_step(&sql);
	return done(outbox, sql_finish(&sql), "write", error);
}

int outbox_hurry(struct outbox *outbox, const char *url, struct error *error)
{
	return run_for(
	    outbox, "UPDATE parcel SET due_at = 0 WHERE due_at > 0 AND url = ?", url, error);
}

int outbox_forgive(struct outbox *outbox, const char *url, struct error *error)
{
	return run_for(outbox,
	    "UPDATE parcel SET refused = 0, due_at = 0 WHERE refused AND url = ?", url, error);
}

int outbox_clear(struct outbox *outbox, int *removed, struct error *error)
{
	int code = sql_run(outbox->db, "DELETE FROM parcel");

	*removed = sqlite3_changes(outbox->db);
	return done(outbox, code, "write", error);
}
