/*
 * How much of a damaged database is read: SQLite refuses one as a whole when its first page is
 * broken, and a table when it meets a broken page of it. So a copy is made, never the original
 * touched; a broken first page, which says where the tables are, is replaced by that of a new
 * database, where they are at the same places; a size that does not fit is not believed; and
 * attempts are asked for one by one, so that a broken page costs only those that lie on it.
 */
#include "src/store/store_rescue.h"

#include "grader/hash.h"
#include "grader/text.h"
#include "src/store/store_rows.h"
#include "src/store/store_sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* After so many numbers without an attempt that can be read there is none any more. */
enum { MISSES_MAX = 5000 };

/* As every database is made. */
enum { PAGE_BYTES = 4096 };

/* The files that a database is made of, by what is behind its name. */
static const char *const PARTS[] = {"", "-wal", "-shm", "-journal"};

/* The first two hold data. The third is an index into the second, which SQLite makes again. */
enum { PART_COUNT = sizeof PARTS / sizeof *PARTS, DATA_PART_COUNT = 2 };

/* --- a new one -------------------------------------------------------------------------------- */

static void remove_parts(const char *path)
{
	for (int i = 0; i < PART_COUNT; i++) {
		char *part = text_format("%s%s", path, PARTS[i]);

		if (part)
			unlink(part);
		free(part);
	}
}

/* For nobody else to read, and SQLite's own files take after it. */
static int make_empty_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	return fd >= 0 ? close(fd) : -1;
}

static int fill(sqlite3 *db, const struct schema *schema, const struct progress *progress)
{
	struct merged merged;
	int code = sql_run(db, "PRAGMA page_size = 4096");

	if (code == SQLITE_OK)
		code = schema_upgrade(db, schema);
	if (code == SQLITE_OK)
		code = sql_run(db, "BEGIN");
	if (code == SQLITE_OK)
		code = rows_merge(db, progress, &merged);
	if (code == SQLITE_OK)
		code = sql_run(db, "COMMIT");
	return code == SQLITE_OK ? sql_run(db, "PRAGMA journal_mode = WAL") : code;
}

static int make_database(const char *path, const struct schema *schema,
    const struct progress *progress, struct error *error)
{
	sqlite3 *db = NULL;

	remove_parts(path);
	if (make_empty_file(path) != 0)
		return error_set(error, "cannot write %s: %s", path, strerror(errno));
	int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);

	if (code == SQLITE_OK)
		code = fill(db, schema, progress);
	if (code != SQLITE_OK)
		sql_say(db, code, "write", path, error);
	/* This writes all of it into the one file. */
	sqlite3_close(db);
	if (code != SQLITE_OK)
		remove_parts(path);
	return code == SQLITE_OK ? 0 : -1;
}

/* --- putting it there ------------------------------------------------------------------------- */

/* "PATH.damaged-20260131-235959", with a number behind it if that is taken. */
static char *free_name(const char *path)
{
	time_t now = time(NULL);
	struct tm local;
	char stamp[32] = "";
	char *name = NULL;

	if (localtime_r(&now, &local))
		strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &local);
	for (int i = 0; i < 1000; i++) {
		char number[16] = "";

		if (i > 0)
			snprintf(number, sizeof number, "-%d", i);
		free(name);
		name = text_format("%s.damaged-%s%s", path, stamp, number);
		if (!name || access(name, F_OK) != 0)
			break;
	}
	return name;
}

static int move_part(const char *from, const char *to, const char *part, struct error *error)
{
	char *old = text_format("%s%s", from, part), *new = text_format("%s%s", to, part);
	int done = old && new ? rename(old, new) : -1;

	if (done != 0 && old && new &&errno == ENOENT)
		done = 0;
	if (done != 0)
		error_set(error, "cannot set %s%s aside: %s", from, part,
		    old && new ? strerror(errno) : "out of memory");
	free(old);
	free(new);
	return done;
}

/* The database itself goes first: while it stands, nobody may take its other parts from it. */
static int set_aside(const char *path, const char *aside, struct error *error)
{
	for (int i = 0; i < PART_COUNT; i++)
		if (move_part(path, aside, PARTS[i], error) != 0)
			return -1;
	return 0;
}

/* PATH.ready takes its place, in which there is no database. */
static int put_in_place(const char *path, struct error *error)
{
	char *ready = text_format("%s.ready", path);
	int done = ready ? rename(ready, path) : -1;

	if (done != 0)
		error_set(error, "cannot put %s in its place: %s", ready ? ready : path,
		    ready ? strerror(errno) : "out of memory");
	free(ready);
	return done;
}

static bool is_ready(const char *path)
{
	char *ready = text_format("%s.ready", path);
	bool there = ready && access(ready, F_OK) == 0;

	free(ready);
	return there;
}

static int make_ready(const char *path, const struct schema *schema,
    const struct progress *progress, struct error *error)
{
	char *making = text_format("%s.making", path), *ready = text_format("%s.ready", path);
	int done = -1;

	if (!making || !ready)
		error_set(error, "out of memory");
	else
		done = make_database(making, schema, progress, error);
	if (done == 0 && rename(making, ready) != 0)
		done = error_set(error, "cannot write %s: %s", ready, strerror(errno));
	free(making);
	free(ready);
	return done;
}

int rescue_create(const char *path, const struct schema *schema, struct error *error)
{
	const struct progress nothing = {0};

	/* One that is ready there was rescued, when setting the damaged one aside was the last
	 * thing done. */
	if (!is_ready(path) && make_ready(path, schema, &nothing, error) != 0)
		return -1;
	/* Parts of a database that somebody removed would be taken for parts of this one. */
	remove_parts(path);
	return put_in_place(path, error);
}

/* --- what a damaged one holds ----------------------------------------------------------------- */

/* A copy to read from, in a folder of its own. */
struct copy {
	char *folder, *path, *template;
	int files[DATA_PART_COUNT]; /* of the original, open */
	/*
	 * Holds off who would write to the original meanwhile, if SQLite still can. The files above
	 * are closed after it: closing any descriptor of a file gives up all locks on it.
	 */
	sqlite3 *hold;
};

static void hold_off(struct copy *copy, const char *path)
{
	struct stat status;

	/* One without a byte SQLite would begin to fill. */
	if (stat(path, &status) != 0 || status.st_size == 0)
		return;
	if (sqlite3_open_v2(path, &copy->hold, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return;
	sql_keep_log(copy->hold);
	sqlite3_busy_timeout(copy->hold, SQL_PATIENCE_MS);
	sql_run(copy->hold, "BEGIN IMMEDIATE");
}

static bool copy_bytes(int from, int to)
{
	char bytes[1 << 16];
	ssize_t got;

	while ((got = read(from, bytes, sizeof bytes)) > 0)
		if (write(to, bytes, (size_t)got) != got)
			return false;
	return got == 0;
}

static int copy_part(struct copy *copy, int part, const char *path, struct error *error)
{
	char *from = text_format("%s%s", path, PARTS[part]);
	char *to = text_format("%s%s", copy->path, PARTS[part]);
	int in = from ? open(from, O_RDONLY | O_CLOEXEC) : -1, why = errno;
	int out = to && in >= 0 ? open(to, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
	int done = 0;

	copy->files[part] = in;
	if (in < 0 && (why != ENOENT || part == 0))
		done = error_set(error, "cannot read %s%s: %s", path, PARTS[part], strerror(why));
	else if (in >= 0 && (out < 0 || !copy_bytes(in, out)))
		done = error_set(error, "cannot copy %s%s to %s: %s", path, PARTS[part],
		    copy->folder, strerror(errno));
	if (out >= 0)
		close(out);
	free(from);
	free(to);
	return done;
}

static int make_copy_folder(struct copy *copy, const char *path, struct error *error)
{
	const char *parent = getenv("TMPDIR");

	copy->folder = text_format("%s/stride-XXXXXX", parent && *parent == '/' ? parent : "/tmp");
	if (!copy->folder || !mkdtemp(copy->folder)) {
		error_set(error, "cannot make a folder in which to rescue %s: %s; set TMPDIR", path,
		    strerror(errno));
		free(copy->folder);
		copy->folder = NULL;
		return -1;
	}
	copy->path = text_format("%s/copy", copy->folder);
	copy->template = text_format("%s/template", copy->folder);
	return copy->path && copy->template ? 0 : error_set(error, "out of memory");
}

static int make_copy(struct copy *copy, const char *path, bool alone, struct error *error)
{
	*copy = (struct copy){.files = {-1, -1}};
	if (alone)
		hold_off(copy, path);
	if (make_copy_folder(copy, path, error) != 0)
		return -1;
	for (int i = 0; i < DATA_PART_COUNT; i++)
		if (copy_part(copy, i, path, error) != 0)
			return -1;
	return 0;
}

static void drop_copy(struct copy *copy)
{
	sqlite3_close(copy->hold);
	for (int i = 0; i < DATA_PART_COUNT; i++)
		if (copy->files[i] >= 0)
			close(copy->files[i]);
	if (copy->path)
		remove_parts(copy->path);
	if (copy->template)
		remove_parts(copy->template);
	if (copy->folder)
		rmdir(copy->folder);
	free(copy->path);
	free(copy->template);
	free(copy->folder);
}

static void put_number(unsigned char *at, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* The first page of a new database, changed to say how many pages there are and that none is free:
 * offsets 28 and 32 of SQLite's file format. */
static int replace_first_page(struct copy *copy, const struct schema *schema, struct error *error)
{
	const struct progress nothing = {0};
	unsigned char page[PAGE_BYTES];
	struct stat status;

	if (make_database(copy->template, schema, &nothing, error) != 0)
		return -1;
	int from = open(copy->template, O_RDONLY | O_CLOEXEC);
	int to = open(copy->path, O_WRONLY | O_CLOEXEC);
	bool done = from >= 0 && to >= 0 && read(from, page, sizeof page) == sizeof page &&
		    fstat(to, &status) == 0;

	if (done) {
		put_number(page + 28, (uint32_t)(status.st_size / PAGE_BYTES));
		memset(page + 32, 0, 8);
		done = pwrite(to, page, sizeof page, 0) == sizeof page;
	}
	if (from >= 0)
		close(from);
	if (to >= 0)
		close(to);
	return done ? 0 : error_set(error, "cannot mend %s: %s", copy->path, strerror(errno));
}

/* Opens the copy as it is, if SQLite can tell what it is, and has it forgive what it may. */
static sqlite3 *open_copy(const struct copy *copy, const struct schema *schema)
{
	enum schema_state state = SCHEMA_EMPTY;
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(copy->path, &db, SQLITE_OPEN_READWRITE, NULL);

	if (code == SQLITE_OK)
		code = sql_run(db, "PRAGMA writable_schema = ON");
	if (code == SQLITE_OK)
		code = schema_look(db, schema, &state);
	if (code == SQLITE_OK && state == SCHEMA_OLD)
		code = schema_upgrade(db, schema);
	if (code == SQLITE_OK && (state == SCHEMA_CURRENT || state == SCHEMA_OLD))
		return db;
	sqlite3_close(db);
	return NULL;
}

/* Damage may also look like a row, and like a source. */
static bool is_sound(struct attempt *attempt)
{
	char sha256[HASH_HEX];

	if (attempt->source)
		hash_of(attempt->source, attempt->source_length, sha256);
	if (attempt->source && strcmp(sha256, attempt->sha256) != 0) {
		free(attempt->source);
		attempt->source = NULL;
		attempt->source_length = 0;
	}
	return attempt_flaw(attempt) == NULL;
}

static int keep(struct attempts *attempts, struct attempt *attempt)
{
	size_t count = (size_t)attempts->count + 1;
	struct attempt *list = realloc(attempts->list, count * sizeof *list);

	if (!list)
		return -1;
	list[attempts->count++] = *attempt;
	attempts->list = list;
	return 0;
}

/* The highest number of an attempt, from wherever it can be read; -1 if from nowhere. */
static int64_t last_number(sqlite3 *db)
{
	static const char *const QUESTIONS[] = {
	    "SELECT max(id) FROM attempt",
	    "SELECT max(attempt) FROM attempt_case",
	    "SELECT max(id) FROM attempt INDEXED BY attempt_by_time WHERE started_at > 0",
	};
	int64_t last = -1, answer;

	for (size_t i = 0; i < sizeof QUESTIONS / sizeof *QUESTIONS; i++)
		if (sql_ask(db, QUESTIONS[i], &answer) == SQLITE_OK && answer > last)
			last = answer;
	return last;
}

static void read_attempts(sqlite3 *db, struct attempts *attempts)
{
	int64_t last = last_number(db);
	int misses = 0;

	for (int64_t id = 1; misses < MISSES_MAX && (last < 0 || id <= last); id++) {
		struct attempt attempt = {0};
		bool found = rows_save_attempt(db, id, &attempt);

		misses = found ? 0 : misses + 1;
		if (found && (!is_sound(&attempt) || keep(attempts, &attempt) != 0))
			attempt_release(&attempt);
	}
}

static void read_standings(sqlite3 *db, struct standings *standings)
{
	int kept = 0;

	rows_get_standings(db, standings);
	for (int i = 0; i < standings->count; i++)
		if (standing_flaw(&standings->list[i]))
			free(standings->list[i].exercise);
		else
			standings->list[kept++] = standings->list[i];
	standings->count = kept;
}

static void read_current(sqlite3 *db, char **current)
{
	rows_get_current(db, current);
	if (*current && !progress_is_id(*current)) {
		free(*current);
		*current = NULL;
	}
}

static int read_copy(
    struct copy *copy, const struct schema *schema, struct progress *saved, struct error *error)
{
	sqlite3 *db = open_copy(copy, schema);

	if (!db && replace_first_page(copy, schema, error) != 0)
		return -1;
	if (!db)
		db = open_copy(copy, schema);
	if (db) {
		read_attempts(db, &saved->attempts);
		read_standings(db, &saved->standings);
		read_current(db, &saved->current);
	}
	sqlite3_close(db);
	return 0;
}

static int replace(const char *path, const struct schema *schema, const struct progress *saved,
    char **aside, struct error *error)
{
	char *name = free_name(path);

	if (!name)
		return error_set(error, "out of memory");
	if (make_ready(path, schema, saved, error) != 0 || set_aside(path, name, error) != 0) {
		free(name);
		return -1;
	}
	if (put_in_place(path, error) != 0) {
		free(name);
		return -1;
	}
	*aside = name;
	return 0;
}

int rescue_damaged(const char *path, const struct schema *schema, char **aside, struct error *error)
{
	struct progress saved = {0};
	struct copy copy;
	int done = make_copy(&copy, path, true, error);

	*aside = NULL;
	if (done == 0)
		done = read_copy(&copy, schema, &saved, error);
	if (done == 0)
		done = replace(path, schema, &saved, aside, error);
	drop_copy(&copy);
	progress_release(&saved);
	return done;
}

int rescue_read(
    const char *path, const struct schema *schema, struct progress *saved, struct error *error)
{
	struct copy copy;
	int done = make_copy(&copy, path, false, error);

	if (done == 0)
		done = read_copy(&copy, schema, saved, error);
	drop_copy(&copy);
	return done;
}
