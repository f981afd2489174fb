/*
 * connect_to_file() opens what is at the path, as it is, and says what that is. If that is not a
 * database of this version, settle() makes it one, while it holds the lock on PATH.lock: one that
 * is missing is made, an older one brought up, a damaged one set aside. Where this cannot be done,
 * because nothing can be written, a database in memory stands in for it, so that all the rest need
 * not know.
 */
#include "src/store/store_file.h"

#include "grader/text.h"
#include "src/file.h"
#include "src/store/store_rescue.h"
#include "src/store/store_rows.h"
#include "src/store/store_schema.h"
#include "src/store/store_sql.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- opening ---------------------------------------------------------------------------------- */

enum found {
	FOUND_CURRENT,
	FOUND_NOTHING,
	FOUND_OLD,
	FOUND_DAMAGED,
	FOUND_REFUSED, /* the error says why */
};

/* Every database is made of whole pages, of at least so many bytes. */
enum { PAGE_BYTES = 512 };

/*
 * In the order in which they are tried. SQLite wants an index of the log beside it, in a file that
 * others may share; for which a full disk may have no room. Alone one does without. The last way is
 * for a database without a log where none can be made.
 */
enum way { WAY_WRITING, WAY_READING, WAY_ALONE, WAY_UNCHANGING, WAY_COUNT };

static void disconnect(struct store_file *file)
{
	sqlite3_close(file->db);
	file->db = NULL;
	file->stands_in = false;
	file->unwritable.text[0] = '\0';
}

/* The path as a URI, for SQLite's options. */
static char *unchanging(const char *path)
{
	char *real = realpath(path, NULL), *escaped = real ? malloc(3 * strlen(real) + 1) : NULL;
	char *end = escaped;

	for (const char *p = real; escaped && *p; p++)
		end += snprintf(end, 4, strchr("?#%", *p) ? "%%%02X" : "%c", (unsigned char)*p);
	char *uri = escaped ? text_format("file://%s?immutable=1", escaped) : NULL;

	free(real);
	free(escaped);
	return uri;
}

static int set_up(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, SQL_PATIENCE_MS);
	int code = sql_keep_log(db);

	/* A log is read by whoever opens the database first. */
	sql_keep_log_short(db);
	return code == SQLITE_OK ? sql_run(db, "PRAGMA foreign_keys = ON;"
					       "PRAGMA synchronous = NORMAL;"
					       "PRAGMA journal_size_limit = 4194304")
				 : code;
}

static int open_by(struct store_file *file, enum way way, enum schema_state *state)
{
	char *uri = way == WAY_UNCHANGING ? unchanging(file->path) : NULL;
	int flags =
	    way == WAY_WRITING || way == WAY_ALONE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

	disconnect(file);
	int code = sqlite3_open_v2(uri ? uri : file->path, &file->db,
	    flags | SQLITE_OPEN_NOMUTEX | (uri ? SQLITE_OPEN_URI : 0), NULL);

	free(uri);
	if (code == SQLITE_OK && way == WAY_ALONE)
		code = sql_run(file->db, "PRAGMA locking_mode = EXCLUSIVE");
	if (code == SQLITE_OK)
		code = set_up(file->db);
	return code == SQLITE_OK ? schema_look(file->db, file->schema, state) : code;
}

static enum found refuse(struct store_file *file, enum schema_state state, struct error *error)
{
	if (state == SCHEMA_NEWER)
		error_set(error,
		    "%s was written by a newer Stride than this one; use that, or set STRIDE_HOME "
		    "to "
		    "another folder",
		    file->path);
	else
		error_set(error,
		    "%s is the database of another program; move it away, or set STRIDE_HOME to "
		    "another folder",
		    file->path);
	disconnect(file);
	return FOUND_REFUSED;
}

/* Why there had to be another way than the first: what the system says of the file or its folder,
 * else what SQLite said. */
static void note_unwritable(struct store_file *file, const struct error *first)
{
	char *folder = text_format("%s", file->path);
	char *slash = folder ? strrchr(folder, '/') : NULL;

	if (slash)
		*slash = '\0';
	file->unwritable = *first;
	if (access(file->path, W_OK) != 0 || access(slash ? folder : ".", W_OK) != 0)
		error_set(&file->unwritable, "cannot write %s: %s", file->path, strerror(errno));
	free(folder);
}

static bool is_worth_another_way(int code)
{
	int kind = code & 0xff;

	return kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY || kind == SQLITE_PERM ||
	       kind == SQLITE_IOERR;
}

static bool has_log(const char *path)
{
	char *log = text_format("%s-wal", path);
	struct stat status;
	bool there = !log || (stat(log, &status) == 0 && status.st_size > 0);

	free(log);
	return there;
}

/* Opens it in the first way that there is, from *way on. Returns SQLite's code. */
static int open_somehow(
    struct store_file *file, enum way *way, enum schema_state *state, struct error *first)
{
	int code = open_by(file, *way, state);

	if (is_worth_another_way(code))
		sql_say(file->db, code, "write", file->path, first);
	while (is_worth_another_way(code) && *way + 1 < WAY_COUNT) {
		/* Without its log it would be what it was some time ago. */
		if (++*way == WAY_UNCHANGING && has_log(file->path))
			break;
		code = open_by(file, *way, state);
	}
	return code;
}

static int copy_into(sqlite3 *to, sqlite3 *from)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");

	if (!backup)
		return sqlite3_errcode(to);
	sqlite3_backup_step(backup, -1);
	return sqlite3_backup_finish(backup);
}

/* Leaves the file to others. */
static int take_into_memory(struct store_file *file)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL);

	if (code == SQLITE_OK)
		code = copy_into(db, file->db);
	if (code != SQLITE_OK) {
		sqlite3_close(db);
		return code;
	}
	disconnect(file);
	file->db = db;
	file->stands_in = true;
	return SQLITE_OK;
}

/* Opens the file at the path, whatever it is. */
static enum found connect_to_file(struct store_file *file, struct error *error)
{
	enum schema_state state = SCHEMA_EMPTY;
	struct error first = {"it cannot be written"};
	enum way way = WAY_WRITING;
	struct stat status;

	disconnect(file);
	if (stat(file->path, &status) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return FOUND_NOTHING;
		error_set(error, "cannot read %s: %s", file->path, strerror(errno));
		return FOUND_REFUSED;
	}
	/* Looked at before it is opened: if it is moved in between, that will show. */
	file->device = status.st_dev;
	file->inode = status.st_ino;
	file->is_cut = status.st_size % PAGE_BYTES != 0;
	int code = open_somehow(file, &way, &state, &first);

	/* One that is empty is none that was ever whole: it is made beside its place. */
	if (sql_is_damage(code) || (code == SQLITE_OK && state == SCHEMA_EMPTY)) {
		disconnect(file);
		return FOUND_DAMAGED;
	}
	if (code == SQLITE_OK && (state == SCHEMA_NEWER || state == SCHEMA_FOREIGN))
		return refuse(file, state, error);
	if (code == SQLITE_OK && way == WAY_ALONE)
		code = take_into_memory(file);
	if (code != SQLITE_OK) {
		sql_say(file->db, code, "read", file->path, error);
		disconnect(file);
		return FOUND_REFUSED;
	}
	if (way != WAY_WRITING || sqlite3_db_readonly(file->db, "main") != 0)
		note_unwritable(file, &first);
	return state == SCHEMA_OLD ? FOUND_OLD : FOUND_CURRENT;
}

/* --- making it one of this version ------------------------------------------------------------ */

static int take_lock(const struct store_file *file, struct error *error)
{
	char *path = text_format("%s.lock", file->path), *folder = text_format("%s", file->path);
	char *slash = folder ? strrchr(folder, '/') : NULL;
	int lock = -1;

	if (slash && slash != folder)
		*slash = '\0';
	if (!path || !folder)
		error_set(error, "out of memory");
	else if (!slash || file_make_folder(folder, 0700, error) == 0) {
		lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (lock < 0)
			error_set(error, "cannot write %s: %s", path, strerror(errno));
	}
	if (lock >= 0 && flock(lock, LOCK_EX) != 0) {
		error_set(error, "cannot lock %s: %s", path, strerror(errno));
		close(lock);
		lock = -1;
	}
	free(path);
	free(folder);
	return lock;
}

static bool is_whole(sqlite3 *db)
{
	char said[8] = "";
	struct sql sql = sql_prepare(db, "PRAGMA integrity_check(1)");

	if (sql_step(&sql))
		sql_get_name(&sql, said, sizeof said);
	return sql_finish(&sql) == SQLITE_OK && strcmp(said, "ok") == 0;
}

static long long count_attempts(struct store_file *file)
{
	int64_t count = 0;

	sql_ask(file->db, "SELECT count(*) FROM attempt", &count);
	return (long long)count;
}

/* Takes the text. */
static void tell(struct store_file *file, char *notice)
{
	free(file->notice);
	file->notice = notice;
}

static int upgrade(struct store_file *file, struct error *error)
{
	int code =
	    file->unwritable.text[0] ? SQLITE_READONLY : schema_upgrade(file->db, file->schema);

	return code == SQLITE_OK ? 0
				 : sql_say(file->db, code, "bring up to date", file->path, error);
}

static int set_damaged_aside(struct store_file *file, struct error *error)
{
	char *aside = NULL;

	disconnect(file);
	if (rescue_damaged(file->path, file->schema, &aside, error) != 0)
		return -1;
	int done = connect_to_file(file, error) == FOUND_CURRENT ? 0 : -1;

	if (done == 0)
		tell(file, text_format("%s was damaged. It is kept as %s; %lld attempts could be "
				       "read in it, and are in a new one.",
			       file->path, aside, count_attempts(file)));
	free(aside);
	return done;
}

/* Looks again, since another program may have done it in the meantime. */
static enum found settle_locked(struct store_file *file, bool suspected, struct error *error)
{
	enum found found = connect_to_file(file, error);
	int done = 0;

	if (found == FOUND_CURRENT && suspected && !is_whole(file->db))
		found = FOUND_DAMAGED;
	switch (found) {
	case FOUND_NOTHING:
		done = rescue_create(file->path, file->schema, error);
		return done == 0 ? connect_to_file(file, error) : found;
	case FOUND_OLD:
		done = upgrade(file, error);
		break;
	case FOUND_DAMAGED:
		done = set_damaged_aside(file, error);
		break;
	case FOUND_CURRENT:
	case FOUND_REFUSED:
		return found;
	}
	return done == 0 ? FOUND_CURRENT : found;
}

static int fill_stand_in(
    sqlite3 *db, struct store_file *file, enum found found, struct error *error)
{
	struct progress saved = {0};
	struct merged merged;
	int code = SQLITE_OK, done = 0;

	if (found == FOUND_OLD)
		code = copy_into(db, file->db);
	if (code == SQLITE_OK)
		code = schema_upgrade(db, file->schema);
	if (code == SQLITE_OK && found == FOUND_DAMAGED)
		done = rescue_read(file->path, file->schema, &saved, error);
	if (code == SQLITE_OK && done == 0)
		code = rows_merge(db, &saved, &merged);
	progress_release(&saved);
	if (code == SQLITE_OK)
		return done;
	return sql_say(
	    db, code, found == FOUND_OLD ? "bring up to date" : "read", file->path, error);
}

/* A database in memory with what is at the path, where that cannot be written. */
static int stand_in(
    struct store_file *file, enum found found, const struct error *why, struct error *error)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL);
	int done = code == SQLITE_OK ? fill_stand_in(db, file, found, error)
				     : sql_say(db, code, "read", file->path, error);

	disconnect(file);
	if (done != 0) {
		sqlite3_close(db);
		return -1;
	}
	file->db = db;
	file->stands_in = true;
	file->unwritable = *why;
	if (found == FOUND_DAMAGED)
		tell(file, text_format("%s is damaged, and cannot be replaced: %s. %lld attempts "
				       "can be read in it.",
			       file->path, why->text, count_attempts(file)));
	return 0;
}

static int settle(struct store_file *file, enum found found, bool suspected, struct error *error)
{
	struct error why = {""};
	int lock = take_lock(file, &why);

	if (lock >= 0) {
		found = settle_locked(file, suspected, &why);
		close(lock);
	} else if (suspected && found == FOUND_CURRENT) {
		found = FOUND_DAMAGED;
	}
	switch (found) {
	case FOUND_CURRENT:
		return 0;
	case FOUND_REFUSED:
		*error = why;
		return -1;
	case FOUND_NOTHING:
	case FOUND_OLD:
	case FOUND_DAMAGED:
		break;
	}
	return stand_in(file, found, &why, error);
}

/* --- for the store ---------------------------------------------------------------------------- */

int store_file_open(struct store_file *file, struct error *error)
{
	enum found found = connect_to_file(file, error);

	if (found == FOUND_REFUSED)
		return -1;
	if (found == FOUND_CURRENT && !file->is_cut)
		return 0;
	return settle(file, found, file->is_cut, error);
}

int store_file_repair(struct store_file *file, struct error *error)
{
	return settle(file, FOUND_CURRENT, true, error);
}

/* --- for whoever only looks ------------------------------------------------------------------- */

static int upgrade_in_memory(struct store_file *file)
{
	int code = file->stands_in ? SQLITE_OK : take_into_memory(file);

	return code == SQLITE_OK ? schema_upgrade(file->db, file->schema) : code;
}

static int say_not_read(const struct store_file *file, enum schema_state state, struct error *error)
{
	if (state == SCHEMA_NEWER)
		return error_set(error,
		    "cannot read %s: a newer Stride than this one has written it; use that, or "
		    "\"export\" there",
		    file->path);
	return error_set(error, "cannot read %s: it is no database of Stride's", file->path);
}

int store_file_say(const struct store_file *file, int code, struct error *error)
{
	if (!sql_is_damage(code))
		return sql_say(file->db, code, "read", file->path, error);
	return error_set(
	    error, "cannot read %s: it is damaged; name a copy that is whole", file->path);
}

int store_file_look(struct store_file *file, struct error *error)
{
	enum schema_state state = SCHEMA_EMPTY;
	struct error first = {""};
	/* Where there is no log nobody writes, and nothing is made beside it. */
	enum way way = has_log(file->path) ? WAY_READING : WAY_UNCHANGING;
	struct stat status;

	errno = 0;
	if (stat(file->path, &status) != 0)
		return error_set(error, "cannot read %s: %s", file->path, strerror(errno));
	int code = open_somehow(file, &way, &state, &first);

	if (code == SQLITE_OK && way == WAY_ALONE)
		code = take_into_memory(file);
	if (code == SQLITE_OK && state == SCHEMA_OLD)
		code = upgrade_in_memory(file);
	if (is_worth_another_way(code) && has_log(file->path))
		return error_set(error,
		    "cannot read %s: what was recorded last is in %s-wal, and for that SQLite "
		    "needs a folder that can be written; copy both to one, or take an export",
		    file->path, file->path);
	if (code == SQLITE_OK && status.st_size % PAGE_BYTES != 0)
		code = SQLITE_CORRUPT;
	if (code != SQLITE_OK)
		return store_file_say(file, code, error);
	return state == SCHEMA_CURRENT || state == SCHEMA_OLD ? 0
							      : say_not_read(file, state, error);
}

bool store_file_is(const char *path, const struct schema *schema)
{
	struct store_file file = {.path = text_format("%s", path), .schema = schema};
	struct error ignored = {""};
	int64_t application = 0;

	if (file.path)
		store_file_look(&file, &ignored);
	if (file.db)
		sql_ask(file.db, "PRAGMA application_id", &application);
	store_file_release(&file);
	return application == schema->application;
}

bool store_file_is_moved(const struct store_file *file)
{
	struct stat status;

	return !file->stands_in &&
	       (stat(file->path, &status) != 0 || status.st_dev != file->device ||
		   status.st_ino != file->inode);
}

void store_file_release(struct store_file *file)
{
	disconnect(file);
	free(file->path);
	free(file->notice);
}
