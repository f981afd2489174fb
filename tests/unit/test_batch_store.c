/* The database of a batch: what goes in comes out, in any order the same, and as records. */
#include "src/store/batch_store.h"

#include "src/store/records.h"
#include "src/store/store_sql.h"
#include "tests/unit/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct error error;

/* Of the database, in the folder of the test. */
static const char *batch_path(void)
{
	static char path[300];

	snprintf(path, sizeof path, "%s/batch.db", stored_folder);
	return path;
}

static struct batch_store *open_store(void)
{
	struct batch_store *store = batch_store_open(batch_path(), &error);

	if (!store)
		fail_msg("%s", error.text);
	return store;
}

/* The key of text number n. */
static const char *key_of(int n)
{
	static char key[BATCH_KEY];

	snprintf(key, sizeof key, "%032x", (unsigned)n);
	return key;
}

static void add_result(struct batch_store *store, int n, enum verdict verdict)
{
	static char said[] = "a value differs";
	struct batch_result result = {.attempt = stored_attempt(n, "conv1d-basic", verdict),
	    .certain = n % 2 == 0,
	    .tries = 1};

	snprintf(result.attempt.uid, sizeof result.attempt.uid, "%s", key_of(n));
	hash_of(result.attempt.source, result.attempt.source_length, result.attempt.sha256);
	result.message = verdict == VERDICT_ACCEPTED ? NULL : said;
	assert_int_equal(batch_store_add(store, &result, &error), 0);
}

static void submit(struct batch_store *store, const char *learner, const char *path, int n)
{
	const struct batch_submission of = {"conv1d-basic", path, learner};

	assert_int_equal(batch_store_submit(store, &of, key_of(n), &error), 0);
}

static void refuse(struct batch_store *store, const char *learner, const char *path)
{
	const struct batch_submission of = {"conv1d-basic", path, learner};

	assert_int_equal(batch_store_refuse(store, &of, "there is no compiler", &error), 0);
}

static void commit(struct batch_store *store)
{
	assert_int_equal(batch_store_commit(store, &error), 0);
}

static struct batch_known find(struct batch_store *store, const char *path)
{
	const struct batch_submission of = {"conv1d-basic", path, NULL};
	struct batch_known known;

	assert_int_equal(batch_store_find(store, &of, &known, &error), 0);
	return known;
}

struct rows {
	char text[4096];
};

static void take(void *context, const struct batch_row *row)
{
	struct rows *rows = context;
	size_t used = strlen(rows->text);

	snprintf(rows->text + used, sizeof rows->text - used, "%s %s %s %g/%g %s|", row->of.learner,
	    row->of.path, row->graded ? row->verdict : "none", row->score, row->max_score,
	    row->message ? row->message : "-");
}

static void assert_rows(struct batch_store *store, const char *wanted)
{
	struct rows rows = {""};

	assert_int_equal(batch_store_each(store, take, &rows, &error), 0);
	assert_string_equal(rows.text, wanted);
}

static int64_t count_of(const char *what)
{
	sqlite3 *db = NULL;
	int64_t answer = -1;
	char text[200];

	snprintf(text, sizeof text, "SELECT count(*) FROM %s", what);
	assert_int_equal(
	    sqlite3_open_v2(batch_path(), &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sql_ask(db, text, &answer), SQLITE_OK);
	sqlite3_close(db);
	return answer;
}

/* --- the tests -------------------------------------------------------------------------------- */

static void what_is_graded_is_known(void **state)
{
	struct batch_store *store = open_store();

	(void)state;
	add_result(store, 1, VERDICT_ACCEPTED);
	submit(store, "ann", "ann.c", 1);
	refuse(store, "bob", "bob.c");
	commit(store);
	batch_store_close(store);

	store = open_store();
	struct batch_known known = find(store, "ann.c");

	assert_true(known.graded);
	assert_string_equal(known.key, key_of(1));
	assert_int_equal(known.verdict, VERDICT_ACCEPTED);
	assert_false(find(store, "bob.c").graded);
	assert_false(find(store, "carl.c").graded);
	assert_int_equal(batch_store_find_result(store, key_of(1), &known, &error), 0);
	assert_true(known.graded);
	assert_int_equal(batch_store_find_result(store, key_of(2), &known, &error), 0);
	assert_false(known.graded);
	batch_store_close(store);
}

static void what_is_not_committed_is_not_there(void **state)
{
	struct batch_store *store = open_store();

	(void)state;
	add_result(store, 1, VERDICT_ACCEPTED);
	submit(store, "ann", "ann.c", 1);
	commit(store);
	submit(store, "bob", "bob.c", 1);
	batch_store_close(store);
	store = open_store();
	assert_true(find(store, "ann.c").graded);
	assert_false(find(store, "bob.c").graded);
	batch_store_close(store);
}

static void one_replaces_the_other(void **state)
{
	struct batch_store *store = open_store();

	(void)state;
	add_result(store, 1, VERDICT_WRONG_ANSWER);
	submit(store, "ann", "ann.c", 1);
	refuse(store, "bob", "bob.c");
	assert_rows(store, "ann ann.c wrong-answer 3/10 a value differs|"
			   "bob bob.c none 0/0 there is no compiler|");
	add_result(store, 1, VERDICT_ACCEPTED);
	submit(store, "bob", "bob.c", 1);
	assert_rows(store, "ann ann.c accepted 10/10 -|bob bob.c accepted 10/10 -|");
	refuse(store, "ann", "ann.c");
	assert_rows(store, "ann ann.c none 0/0 there is no compiler|bob bob.c accepted 10/10 -|");
	commit(store);
	batch_store_close(store);
	assert_int_equal(count_of("result_case"), 2);
}

static void what_is_nobodys_is_removed(void **state)
{
	struct batch_store *store = open_store();

	(void)state;
	add_result(store, 1, VERDICT_WRONG_ANSWER);
	add_result(store, 2, VERDICT_ACCEPTED);
	submit(store, "ann", "ann.c", 1);
	submit(store, "bob", "bob.c", 2);
	submit(store, "ann", "ann.c", 2);
	assert_int_equal(batch_store_tidy(store, &error), 0);
	commit(store);
	batch_store_close(store);
	assert_int_equal(count_of("result"), 1);
	assert_int_equal(count_of("source"), 1);
	assert_int_equal(count_of("measured"), 1);
	assert_int_equal(count_of("result_case"), 2);
	assert_int_equal(count_of("pragma_foreign_key_check"), 0);
}

static void the_first_seed_stays(void **state)
{
	struct batch_store *store = open_store();
	uint64_t seed = UINT64_MAX, other = 7;

	(void)state;
	assert_int_equal(batch_store_seed(store, &seed, &error), 0);
	assert_int_equal(batch_store_seed(store, &other, &error), 0);
	assert_true(other == UINT64_MAX);
	assert_int_equal(batch_store_set_seed(store, 7, &error), 0);
	assert_int_equal(batch_store_seed(store, &seed, &error), 0);
	assert_true(seed == 7);
	batch_store_close(store);
}

static void strangers_are_refused(void **state)
{
	struct store *progress = stored_open();

	(void)state;
	store_close(progress);
	assert_null(batch_store_open(stored_path, &error));
	assert_non_null(strstr(error.text, "is not the database of a batch"));
	assert_null(batch_store_open("/none/there.db", &error));
	assert_non_null(strstr(error.text, "cannot write /none/there.db: No such file"));
	progress = stored_open();
	assert_int_equal(stored_count(progress), 0);
	store_close(progress);
}

static void what_lacks_a_table_is_told(void **state)
{
	struct batch_store *store = batch_store_open(batch_path(), &error);
	struct batch_result result = {.attempt = stored_attempt(1, "conv1d-basic", 0)};
	sqlite3 *db = NULL;

	(void)state;
	assert_non_null(store);
	assert_int_equal(
	    sqlite3_open_v2(batch_path(), &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sql_run(db, "DROP TABLE measured"), SQLITE_OK);
	sqlite3_close(db);
	snprintf(result.attempt.uid, sizeof result.attempt.uid, "%s", key_of(1));
	for (int tries = 0; tries < 2; tries++) {
		assert_int_equal(batch_store_add(store, &result, &error), -1);
		assert_non_null(strstr(error.text, "cannot write"));
	}
	batch_store_close(store);
}

static void a_batch_is_no_progress(void **state)
{
	(void)state;
	batch_store_close(open_store());
	assert_null(store_open(batch_path(), &error));
}

/* One file is all that is left, so that it may be copied. */
static void one_file_is_left(void **state)
{
	struct batch_store *store = open_store();
	char log[320];
	size_t length;

	(void)state;
	add_result(store, 1, VERDICT_ACCEPTED);
	commit(store);
	snprintf(log, sizeof log, "%s-wal", batch_path());
	char *bytes = stored_bytes(log, &length);

	assert_non_null(bytes);
	free(bytes);
	batch_store_close(store);
	assert_null(stored_bytes(log, &length));
}

static void it_is_read_as_records(void **state)
{
	struct batch_store *store = open_store();
	struct records records = {0};

	(void)state;
	add_result(store, 1, VERDICT_WRONG_ANSWER);
	add_result(store, 2, VERDICT_ACCEPTED);
	submit(store, "bob", "bob/one.c", 1);
	submit(store, "bob", "bob/two.c", 2);
	submit(store, "ann\033", "ann.c", 2);
	refuse(store, "carl", "carl\n.c");
	commit(store);
	assert_int_equal(records_add_batch(&records, batch_path(), &error), 0);
	batch_store_close(store);

	assert_int_equal(records.count, 2);
	assert_string_equal(records.list[0].name, "ann\\x1b");
	assert_string_equal(records.list[1].name, "bob");
	const struct progress *bob = &records.list[1].progress;

	assert_int_equal(bob->attempts.count, 2);
	assert_int_equal(bob->standings.count, 1);
	assert_int_equal(bob->standings.list[0].tries, 2);
	assert_true(bob->standings.list[0].passed);
	assert_true(bob->standings.list[0].best_score == 10);
	const struct attempt *attempt = &bob->attempts.list[0];

	assert_null(attempt_flaw(attempt));
	assert_string_equal(attempt->kind, "batch");
	assert_int_equal(attempt->verdict, VERDICT_WRONG_ANSWER);
	assert_int_equal(attempt->case_count, 2);
	assert_non_null(attempt->source);
	assert_string_not_equal(attempt->uid, records.list[0].progress.attempts.list[0].uid);
	assert_string_not_equal(attempt->uid, bob->attempts.list[1].uid);
	assert_int_equal(records.ungraded_count, 1);
	assert_string_equal(records.ungraded[0].path, "carl\\x0a.c");
	records_release(&records);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, stored_begin, stored_end)
	const struct CMUnitTest tests[] = {
	    TEST(what_is_graded_is_known),
	    TEST(what_is_not_committed_is_not_there),
	    TEST(one_replaces_the_other),
	    TEST(what_is_nobodys_is_removed),
	    TEST(the_first_seed_stays),
	    TEST(strangers_are_refused),
	    TEST(what_lacks_a_table_is_told),
	    TEST(a_batch_is_no_progress),
	    TEST(one_file_is_left),
	    TEST(it_is_read_as_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
