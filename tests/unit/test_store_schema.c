/* A database of every earlier version is brought up to date with all that is in it; one of a newer
 * version, and one of another program, stay as they are to the byte. */
#include "src/store/store_schema.h"

#include "src/store/store_sql.h"
#include "tests/unit/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What later versions might do: a column, a table, and a table that others refer to made anew. */
static const struct schema_step LATER[] = {
    {2, "ALTER TABLE attempt ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';"},
    {3, "CREATE TABLE badge (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
	"INSERT INTO badge (name) SELECT DISTINCT exercise FROM attempt;"},
    {4, "CREATE TABLE other ("
	"  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, text BLOB NOT NULL, size INTEGER"
	") STRICT;"
	"INSERT INTO other SELECT id, sha256, text, length(text) FROM source;"
	"DROP TABLE source;"
	"ALTER TABLE other RENAME TO source;"},
};

enum { LATER_COUNT = sizeof LATER / sizeof *LATER, STEPS_MAX = 16 };

static struct error error;

/* The schema of this version and some that come after it. */
static struct schema later(struct schema_step steps[STEPS_MAX], int count)
{
	memcpy(steps, SCHEMA.steps, (size_t)SCHEMA.count * sizeof *steps);
	for (int i = 0; i < count; i++) {
		steps[SCHEMA.count + i] = LATER[i];
		steps[SCHEMA.count + i].version = schema_version(&SCHEMA) + 1 + i;
	}
	return (struct schema){steps, SCHEMA.count + count, SCHEMA.application};
}

static int64_t ask(const char *question)
{
	sqlite3 *db = NULL;
	int64_t answer = -1;

	assert_int_equal(sqlite3_open_v2(stored_path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sql_ask(db, question, &answer), SQLITE_OK);
	sqlite3_close(db);
	return answer;
}

static struct store *open_as(const struct schema *schema)
{
	struct store *store = store_open_as(stored_path, schema, &error);

	if (!store)
		fail_msg("%s", error.text);
	return store;
}

static void versions_rise_by_one(void **state)
{
	(void)state;
	for (int i = 0; i < SCHEMA.count; i++)
		assert_int_equal(SCHEMA.steps[i].version, i + 1);
}

/* A database as it was when only the first `from` steps of `all` were known, with an attempt. */
static void make_old(const struct schema *all, int from)
{
	const struct schema old = {all->steps, from, all->application};
	struct store *store = open_as(&old);
	struct attempt attempt = stored_attempt(from, "conv1d-basic", VERDICT_ACCEPTED);

	stored_add(store, &attempt);
	store_close(store);
}

static void every_earlier_version_is_brought_up(void **state)
{
	struct schema_step steps[STEPS_MAX];
	const struct schema all = later(steps, LATER_COUNT);

	for (int from = SCHEMA.count; from < all.count; from++) {
		assert_int_equal(stored_begin(state), 0);
		make_old(&all, from);
		assert_int_equal(ask("PRAGMA user_version"), from);
		struct store *store = open_as(&all);
		struct attempt attempt = stored_attempt(9, "b", VERDICT_ACCEPTED);

		assert_null(store_take_notice(store));
		assert_int_equal(stored_count(store), 1);
		stored_add(store, &attempt);
		store_close(store);
		assert_int_equal(ask("PRAGMA user_version"), all.count);
		assert_int_equal(ask("SELECT count(*) FROM attempt WHERE mood = 'calm'"), 2);
		assert_int_equal(ask("SELECT count(*) FROM badge WHERE name = 'conv1d-basic'"),
		    from < SCHEMA.count + 2);
		assert_int_equal(ask("SELECT count(*) FROM source WHERE length(text) = 2000"), 2);
		assert_true(stored_is_whole(stored_path));
		assert_int_equal(stored_end(state), 0);
	}
}

/* From nothing at all the same comes out. */
static void a_new_one_takes_every_step(void **state)
{
	struct schema_step steps[STEPS_MAX];
	const struct schema all = later(steps, LATER_COUNT);

	(void)state;
	store_close(open_as(&all));
	assert_int_equal(ask("PRAGMA user_version"), all.count);
	assert_int_equal(ask("SELECT count(*) FROM badge"), 0);
}

/* Opening fails, and the database stays what it was, with its attempt. */
static void assert_stays_old(const struct schema *broken)
{
	assert_null(store_open_as(stored_path, broken, &error));
	assert_non_null(strstr(error.text, stored_path));
	assert_int_equal(ask("PRAGMA user_version"), SCHEMA.count);
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), 1);
	assert_null(store_take_notice(store));
	store_close(store);
}

static void a_step_that_fails_leaves_the_old_version(void **state)
{
	struct schema_step steps[STEPS_MAX];
	struct schema broken = later(steps, 3);

	(void)state;
	make_old(&broken, SCHEMA.count);
	steps[SCHEMA.count + 2].sql = "CREATE TABLE good (id INTEGER); DROP TABLE nonsense;";
	assert_stays_old(&broken);
	/* Such a table would leave attempts that refer to nothing. */
	steps[SCHEMA.count + 2].sql = "DELETE FROM source;";
	assert_stays_old(&broken);
}

/* --- what is not for this version --- */

static void assert_untouched(const char *words)
{
	size_t before = 0, after = 0;
	char *old = stored_bytes(stored_path, &before);

	assert_non_null(old);
	assert_null(store_open(stored_path, &error));
	assert_non_null(strstr(error.text, words));
	assert_non_null(strstr(error.text, stored_path));
	char *new = stored_bytes(stored_path, &after);

	assert_non_null(new);
	assert_int_equal(before, after);
	assert_memory_equal(old, new, before);
	assert_null(stored_file("progress.db.damaged"));
	free(old);
	free(new);
}

static void a_newer_version_is_refused(void **state)
{
	struct schema_step steps[STEPS_MAX];
	const struct schema newer = later(steps, 1);

	(void)state;
	make_old(&newer, newer.count);
	assert_untouched("newer Stride");
	/* Nor does anything in its log get lost. */
	struct store *store = open_as(&newer);

	assert_int_equal(stored_count(store), 1);
	store_close(store);
}

static void another_programs_database_is_refused(void **state)
{
	char folder[96];
	sqlite3 *db = NULL;

	(void)state;
	snprintf(folder, sizeof folder, "%s/home", stored_folder);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(sqlite3_open(stored_path, &db), SQLITE_OK);
	assert_int_equal(sql_run(db, "CREATE TABLE recipe (id INTEGER)"), SQLITE_OK);
	sqlite3_close(db);
	assert_untouched("another program");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, stored_begin, stored_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(versions_rise_by_one),
	    cmocka_unit_test(every_earlier_version_is_brought_up),
	    CASE(a_new_one_takes_every_step),
	    CASE(a_step_that_fails_leaves_the_old_version),
	    CASE(a_newer_version_is_refused),
	    CASE(another_programs_database_is_refused),
	};

	return cmocka_run_group_tests_name("store_schema", tests, NULL, NULL);
}
