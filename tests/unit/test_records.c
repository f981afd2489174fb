/* What many learners have done is read from files of two kinds, and nobody is counted twice. */
#include "src/store/records.h"

#include "grader/save.h"
#include "src/store/batch_store.h"
#include "src/store/progress_json.h"
#include "src/store/store_sql.h"
#include "tests/unit/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct error error;

/* A path in the folder of the test, in a static text of its own for each of four. */
static const char *in_folder(const char *name)
{
	static char paths[4][200];
	static int next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", stored_folder, name);
	return path;
}

static void add(struct records *records, const char *path)
{
	if (records_add(records, path, &error) != 0)
		fail_msg("%s", error.text);
}

static void refuse(const char *path, const char *words)
{
	struct records records = {0};

	assert_int_equal(records_add(&records, path, &error), -1);
	if (!strstr(error.text, words))
		fail_msg("\"%s\" should hold \"%s\"", error.text, words);
	assert_int_equal(records.count, 0);
	records_release(&records);
}

static void write_text(const char *path, const char *text)
{
	assert_int_equal(save_file(path, text, strlen(text)), 0);
}

static void export_to(const char *path)
{
	struct store *store = stored_open();
	struct progress progress;
	size_t length;

	assert_int_equal(store_export(store, &progress, &error), 0);
	char *text = progress_to_json(&progress, &length);

	assert_non_null(text);
	assert_int_equal(save_file(path, text, length), 0);
	free(text);
	progress_release(&progress);
	store_close(store);
}

static void run_sql(const char *path, const char *text)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sql_run(db, text), SQLITE_OK);
	sqlite3_close(db);
}

/* --- what is read ----------------------------------------------------------------------------- */

static void a_database_is_one_learner(void **state)
{
	struct records records = {0};

	(void)state;
	stored_fill(6);
	add(&records, stored_path);
	assert_int_equal(records.count, 1);
	assert_string_equal(records.list[0].name, "home");
	assert_int_equal(records.list[0].progress.attempts.count, 6);
	assert_non_null(records.list[0].progress.attempts.list[0].source);
	assert_int_equal(records.list[0].progress.attempts.list[5].case_count, 2);
	assert_int_equal(records.list[0].progress.standings.count, 1);
	records_release(&records);
	records_release(&records);
}

static void it_is_read_while_it_is_written(void **state)
{
	struct store *store = NULL;
	struct records records = {0};

	(void)state;
	stored_fill(2);
	store = stored_open();
	struct attempt attempt = stored_attempt(7, "conv-padding", VERDICT_ACCEPTED);

	stored_add(store, &attempt);
	add(&records, stored_path);
	assert_int_equal(records.list[0].progress.attempts.count, 3);
	attempt = stored_attempt(8, "conv-padding", VERDICT_ACCEPTED);
	stored_add(store, &attempt);
	assert_int_equal(stored_count(store), 4);
	store_close(store);
	records_release(&records);
}

static void a_copy_without_its_log_gets_none(void **state)
{
	struct records records = {0};
	const char *copy = in_folder("anna.db");
	char line[500];

	(void)state;
	stored_fill(3);
	run_sql(stored_path, "PRAGMA wal_checkpoint(TRUNCATE)");
	size_t length;
	char *bytes = stored_bytes(stored_path, &length);

	assert_int_equal(save_file(copy, bytes, length), 0);
	free(bytes);
	assert_int_equal(chmod(copy, 0400), 0);
	add(&records, copy);
	assert_string_equal(records.list[0].name, "anna");
	assert_int_equal(records.list[0].progress.attempts.count, 3);
	snprintf(line, sizeof line, "%s-wal", copy);
	assert_int_not_equal(access(line, F_OK), 0);
	records_release(&records);
}

static void who_is_in_two_files_is_counted_once(void **state)
{
	const char *export = in_folder("ben.json");
	struct records records = {0};

	(void)state;
	stored_fill(4);
	export_to(export);
	struct store *store = stored_open();
	struct attempt later = stored_attempt(50, "conv-padding", VERDICT_ACCEPTED);

	assert_int_equal(store_note_hints(store, "conv1d-basic", 2, &error), 0);
	stored_add(store, &later);
	store_close(store);
	add(&records, export);
	add(&records, stored_path);
	add(&records, export);
	assert_int_equal(records.count, 1);
	assert_string_equal(records.list[0].name, "ben");
	const struct progress *progress = &records.list[0].progress;

	assert_int_equal(progress->attempts.count, 5);
	assert_string_equal(progress->attempts.list[4].exercise, "conv-padding");
	assert_int_equal(standings_find(&progress->standings, "conv1d-basic")->hints_taken, 2);
	records_release(&records);
}

static void others_of_the_same_name_stay_others(void **state)
{
	struct records records = {0};

	(void)state;
	assert_int_equal(mkdir(in_folder("a"), 0700), 0);
	stored_fill(2);
	export_to(in_folder("carl.json"));
	assert_int_equal(unlink(stored_path), 0);
	stored_fill(2);
	export_to(in_folder("a/carl.json"));
	add(&records, in_folder("carl.json"));
	add(&records, in_folder("a/carl.json"));
	assert_int_equal(records.count, 2);
	assert_string_equal(records.list[1].name, "carl (2)");
	records_release(&records);
}

static void names_are_made_printable(void **state)
{
	struct records records = {0};

	(void)state;
	const struct learner *learner = records_learner(&records, "ev\x1b[2Jil");

	assert_string_equal(learner->name, "ev\\x1b[2Jil");
	assert_int_equal(records_learner(&records, "ev\x1b[2Jil") - records.list, 0);
	for (int i = 0; i < 40; i++) {
		char name[16];

		snprintf(name, sizeof name, "%d", i);
		assert_non_null(records_learner(&records, name));
	}
	assert_int_equal(records.count, 41);
	assert_string_equal(records.list[40].name, "39");
	records_release(&records);
}

/* --- a batch ---------------------------------------------------------------------------------- */

/* Two texts, which bob and ann hand in, and one that could not be graded. */
static const char *make_batch(void)
{
	static const char *const SUBMISSIONS[][2] = {
	    {"bob", "bob/1.c"}, {"bob", "bob/2.c"}, {"ann", "ann.c"}};
	const char *path = in_folder("batch.db");
	struct batch_store *store = batch_store_open(path, &error);

	assert_non_null(store);
	for (int i = 0; i < 3; i++) {
		struct batch_submission of = {"conv1d-basic", SUBMISSIONS[i][1], SUBMISSIONS[i][0]};
		struct batch_result result = {
		    .attempt = stored_attempt(i % 2, "conv1d-basic", VERDICT_WRONG_ANSWER),
		    .tries = 1};

		snprintf(result.attempt.uid, sizeof result.attempt.uid, "%032x", i % 2 + 1U);
		hash_of(result.attempt.source, result.attempt.source_length, result.attempt.sha256);
		assert_int_equal(batch_store_add(store, &result, &error), 0);
		assert_int_equal(batch_store_submit(store, &of, result.attempt.uid, &error), 0);
	}
	struct batch_submission refused = {"conv1d-basic", "carl.c", "carl"};

	assert_int_equal(batch_store_refuse(store, &refused, "no compiler", &error), 0);
	assert_int_equal(batch_store_commit(store, &error), 0);
	batch_store_close(store);
	return path;
}

static void a_batch_is_each_of_its_learners(void **state)
{
	const char *path = make_batch();
	struct records records = {0};

	(void)state;
	for (int twice = 0; twice < 2; twice++)
		add(&records, path);
	assert_int_equal(records.count, 2);
	assert_string_equal(records.list[1].name, "bob");
	assert_int_equal(records.list[1].progress.attempts.count, 2);
	assert_int_equal(records.list[0].progress.attempts.count, 1);
	assert_int_equal(records.ungraded_count, 1);
	assert_string_equal(records.ungraded[0].learner, "carl");
	records_release(&records);
}

static void a_batch_and_a_database_stand_side_by_side(void **state)
{
	const char *path = make_batch();
	struct records records = {0};

	(void)state;
	stored_fill(2);
	add(&records, stored_path);
	add(&records, path);
	assert_int_equal(records.count, 3);
	records_release(&records);
}

static void a_newer_batch_is_refused(void **state)
{
	const char *path = make_batch();

	(void)state;
	run_sql(path, "PRAGMA user_version = 99");
	refuse(path, "newer Stride");
}

/* --- what is refused -------------------------------------------------------------------------- */

static void what_is_none_of_them_is_refused(void **state)
{
	(void)state;
	refuse(in_folder("none.db"), "No such file");
	refuse(stored_folder, "Is a directory");
	write_text(in_folder("empty"), "");
	refuse(in_folder("empty"), "it is empty");
	write_text(in_folder("other.json"), "{\"schema\": \"other\"}");
	refuse(in_folder("other.json"), "not progress that Stride has exported");
	write_text(in_folder("x"), "no JSON");
	refuse(in_folder("x"), "x: line 1");
}

static void a_newer_database_is_refused(void **state)
{
	(void)state;
	stored_fill(1);
	run_sql(stored_path, "PRAGMA user_version = 99");
	refuse(stored_path, "newer Stride");
}

static void a_foreign_database_is_refused(void **state)
{
	(void)state;
	stored_fill(1);
	run_sql(stored_path, "PRAGMA application_id = 1; PRAGMA wal_checkpoint(TRUNCATE)");
	refuse(stored_path, "no database of Stride");
}

static void a_damaged_database_stays_where_it_is(void **state)
{
	size_t length, after;

	(void)state;
	stored_fill(40);
	run_sql(stored_path, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
	char *bytes = stored_bytes(stored_path, &length);

	memset(bytes + 4096, 0x5a, length - 4096);
	assert_int_equal(save_file(stored_path, bytes, length), 0);
	refuse(stored_path, "it is damaged");
	char *left = stored_bytes(stored_path, &after);

	assert_int_equal(after, length);
	assert_memory_equal(left, bytes, length);
	free(left);
	free(bytes);
	assert_int_equal(truncate(stored_path, (off_t)length - 100), 0);
	refuse(stored_path, "it is damaged");
}

static void an_attempt_that_cannot_be_is_refused(void **state)
{
	(void)state;
	stored_fill(3);
	run_sql(stored_path, "UPDATE attempt SET exercise = char(27) || '[2J' WHERE id = 2");
	refuse(stored_path, "in attempt 2 \"exercise\" is not the id of one");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, stored_begin, stored_end)
	    TEST(a_database_is_one_learner),
	    TEST(it_is_read_while_it_is_written),
	    TEST(a_copy_without_its_log_gets_none),
	    TEST(who_is_in_two_files_is_counted_once),
	    TEST(others_of_the_same_name_stay_others),
	    TEST(names_are_made_printable),
	    TEST(a_batch_is_each_of_its_learners),
	    TEST(a_batch_and_a_database_stand_side_by_side),
	    TEST(a_newer_batch_is_refused),
	    TEST(what_is_none_of_them_is_refused),
	    TEST(a_newer_database_is_refused),
	    TEST(a_foreign_database_is_refused),
	    TEST(a_damaged_database_stays_where_it_is),
	    TEST(an_attempt_that_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
