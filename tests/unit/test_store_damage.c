/* A damaged database is set aside under a name that is said, as it was to the byte, and what can be
 * read of it is in a new one. */
#include "src/store/store.h"

#include "tests/unit/stored.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { ATTEMPTS = 300, FEWER = 60, PAGE = 4096 };

static struct error error;

/* All that was recorded is in the one file, as after a checkpoint, and the log is empty. */
static void fold_log(void)
{
	char log[128], index[128];

	snprintf(log, sizeof log, "%s-wal", stored_path);
	snprintf(index, sizeof index, "%s-shm", stored_path);
	stored_is_whole(stored_path); /* whose connection folds it when it ends */
	unlink(log);
	unlink(index);
}

static long size_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return (long)status.st_size;
}

static void spoil(const char *path, long from, long count)
{
	int fd = open(path, O_WRONLY);

	assert_true(fd >= 0);
	for (long i = 0; i < count; i++) {
		unsigned char byte = (unsigned char)(0x5a ^ (i * 37));

		assert_int_equal(pwrite(fd, &byte, 1, from + i), 1);
	}
	close(fd);
}

/* Reads all there is, so that what is damaged shows. */
static void read_all(struct store *store)
{
	struct progress progress;

	if (store_export(store, &progress, &error) != 0)
		fail_msg("%s", error.text);
	progress_release(&progress);
}

/* Opens the spoiled database and has it rescued. At least so many attempts must be saved. */
static void assert_rescued(int at_least)
{
	size_t before = 0, after = 0;
	char *spoiled = stored_bytes(stored_path, &before);
	struct store *store = stored_open();

	read_all(store);
	char *notice = store_take_notice(store);
	const char *aside = stored_file("progress.db.damaged-");

	assert_non_null(notice);
	assert_non_null(aside);
	assert_non_null(strstr(notice, aside));
	assert_null(store_take_notice(store));
	char *kept = stored_bytes(aside, &after);

	assert_int_equal(after, before);
	assert_memory_equal(spoiled, kept, before);
	int count = stored_count(store);
	char said[64];

	snprintf(said, sizeof said, "; %d attempts", count);
	assert_non_null(strstr(notice, said));
	if (count < at_least)
		fail_msg("%d attempts of at least %d", count, at_least);
	struct attempt attempt = stored_attempt(ATTEMPTS, "conv1d-basic", VERDICT_ACCEPTED);

	stored_add(store, &attempt);
	store_close(store);
	assert_true(stored_is_whole(stored_path));
	store = stored_open();
	assert_int_equal(stored_count(store), count + 1);
	assert_null(store_take_notice(store));
	store_close(store);
	assert_null(stored_file("progress.db.ready"));
	assert_null(stored_file("progress.db.making"));
	free(spoiled);
	free(kept);
	free(notice);
}

static void a_header_that_is_garbage(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	spoil(stored_path, 0, 100);
	assert_rescued(ATTEMPTS);
}

static void a_first_page_that_is_garbage(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	spoil(stored_path, 0, PAGE);
	assert_rescued(ATTEMPTS);
}

static void garbage_from_end_to_end(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	spoil(stored_path, 0, size_of(stored_path));
	assert_rescued(0);
}

/* Of what has lain behind the cut nothing is left; what stands before it is saved. */
static void a_file_that_was_cut(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	assert_int_equal(truncate(stored_path, size_of(stored_path) / 2 / PAGE * PAGE), 0);
	assert_rescued(ATTEMPTS / 4);
}

static void a_file_that_was_cut_within_a_page(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	assert_int_equal(truncate(stored_path, size_of(stored_path) - 3000), 0);
	assert_rescued(ATTEMPTS - 20);
}

static void an_empty_file(void **state)
{
	(void)state;
	stored_fill(3);
	fold_log();
	assert_int_equal(truncate(stored_path, 0), 0);
	assert_rescued(0);
}

/* Whichever page it is, the program goes on, and what is on other pages is saved; only those that
 * say where others are cost more. */
static void any_page_that_is_garbage(void **state)
{
	size_t length = 0;
	int losing = 0, noticed = 0;

	(void)state;
	stored_fill(FEWER);
	fold_log();
	char *good = stored_bytes(stored_path, &length);
	int pages = (int)(length / PAGE);

	for (int page = 1; page < pages; page++) {
		FILE *file = fopen(stored_path, "wb");

		assert_non_null(file);
		assert_int_equal(fwrite(good, 1, length, file), length);
		fclose(file);
		spoil(stored_path, (long)page * PAGE, PAGE);
		struct store *store = stored_open();

		read_all(store);
		struct attempt attempt = stored_attempt(ATTEMPTS, "a", VERDICT_ACCEPTED);

		stored_add(store, &attempt);
		losing += stored_count(store) < FEWER - 25;
		char *notice = store_take_notice(store);

		noticed += notice != NULL;
		free(notice);
		store_close(store);
		fold_log();
	}
	free(good);
	print_message("# %d pages, of which %d were noticed, and %d cost more than 25 attempts\n",
	    pages, noticed, losing);
	assert_true(noticed > pages / 4);
	assert_true(losing <= 2);
}

/* The log is read as far as it is whole, which SQLite does by itself. */
static void a_log_that_is_garbage(void **state)
{
	char log[128];

	(void)state;
	stored_fill(5);
	fold_log();
	stored_fill(5);
	snprintf(log, sizeof log, "%s-wal", stored_path);
	spoil(log, 0, size_of(log));
	struct store *store = stored_open();

	read_all(store);
	assert_int_equal(stored_count(store), 5);
	store_close(store);
	assert_true(stored_is_whole(stored_path));
}

/* What is only in the log is rescued with the rest. It holds no first page, so that the broken one
 * shows. */
static void a_log_beside_a_damaged_file(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS - 1);
	fold_log();
	struct store *store = stored_open();
	struct attempt attempt = stored_attempt(0, "conv1d-basic", VERDICT_ACCEPTED);

	stored_add(store, &attempt);
	store_close(store);
	spoil(stored_path, 0, 100);
	assert_rescued(ATTEMPTS);
}

/* A source that is not what it was is dropped; the attempt is not. */
static void an_attempt_outlives_its_source(void **state)
{
	static const char TEXT[] = "/* answer 7 */";
	const struct attempt_query query = {.sources = true};
	struct attempts attempts;
	size_t length = 0;
	int lost = 0;

	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	char *bytes = stored_bytes(stored_path, &length);
	const char *at = memmem(bytes, length, TEXT, strlen(TEXT));

	assert_non_null(at);
	spoil(stored_path, at - bytes, 5);
	spoil(stored_path, 0, 100);
	free(bytes);
	assert_rescued(ATTEMPTS);
	struct store *store = stored_open();

	assert_int_equal(store_attempts(store, &attempts, &query, &error), 0);
	for (int i = 0; i < attempts.count; i++)
		lost += attempts.list[i].source == NULL;
	assert_int_equal(lost, 1);
	attempts_release(&attempts);
	store_close(store);
}

static void hints_and_times_are_rescued_too(void **state)
{
	struct standings standings;
	char *current = NULL;

	(void)state;
	stored_fill(5);
	struct store *store = stored_open();

	store_note_hints(store, "b", 2, &error);
	store_note_opened(store, "b", 77, &error);
	store_note_solution(store, "b", 88, &error);
	store_set_current(store, "b", &error);
	store_close(store);
	fold_log();
	spoil(stored_path, 0, 100);
	store = stored_open();
	assert_int_equal(store_standings(store, &standings, &error), 0);
	assert_int_equal(standings.count, 2);
	assert_string_equal(standings.list[0].exercise, "b");
	assert_int_equal(standings.list[0].hints_taken, 2);
	assert_true(standings.list[0].opened_at == 77);
	assert_true(standings.list[0].solution_seen_at == 88);
	assert_int_equal(standings.list[1].tries, 5);
	assert_int_equal(store_current(store, &current, &error), 0);
	assert_string_equal(current, "b");
	free(current);
	standings_release(&standings);
	store_close(store);
}

/* --- others meanwhile --- */

static void who_has_the_old_one_open_goes_on_with_the_new(void **state)
{
	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	struct store *other = stored_open();

	assert_int_equal(stored_count(other), ATTEMPTS);
	spoil(stored_path, 0, 100);
	assert_rescued(ATTEMPTS);
	struct attempt attempt = stored_attempt(ATTEMPTS + 1, "a", VERDICT_ACCEPTED);

	stored_add(other, &attempt);
	assert_int_equal(stored_count(other), ATTEMPTS + 2);
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), ATTEMPTS + 2);
	store_close(other);
	assert_int_equal(stored_count(store), ATTEMPTS + 2);
	store_close(store);
	assert_true(stored_is_whole(stored_path));
}

/* Several programs meet the damage at once: one sets it aside, and nobody sets the new one aside.
 */
static void only_one_of_many_rescues(void **state)
{
	enum { PROGRAMS = 6 };
	int status;

	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	spoil(stored_path, 0, 100);
	for (int i = 0; i < PROGRAMS; i++)
		if (fork() == 0) {
			struct store *store = store_open(stored_path, &error);
			struct attempt attempt =
			    stored_attempt(ATTEMPTS + i, "a", VERDICT_ACCEPTED);

			_exit(store && store_add(store, &attempt, &error) == 0 ? 0 : 1);
		}
	for (int i = 0; i < PROGRAMS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), ATTEMPTS + PROGRAMS);
	store_close(store);
	const char *aside = stored_file("progress.db.damaged-");

	assert_non_null(aside);
	assert_int_equal(unlink(aside), 0);
	assert_null(stored_file("progress.db.damaged-"));
}

/* Killed while it rescues, at any moment, it is done by the next one; nothing is lost. */
static void a_rescue_that_is_killed_is_done_again(void **state)
{
	enum { KILLS = 60 };
	const struct timespec moment = {0, 400000};
	int status;

	(void)state;
	stored_fill(ATTEMPTS);
	fold_log();
	for (int i = 0; i < KILLS; i++) {
		spoil(stored_path, 0, 100);
		pid_t child = fork();

		if (child == 0)
			_exit(store_open(stored_path, &error) ? 0 : 1);
		for (int wait_more = 0; wait_more < i; wait_more++)
			nanosleep(&moment, NULL);
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, &status, 0), child);
		struct store *store = stored_open();

		assert_int_equal(stored_count(store), ATTEMPTS);
		store_close(store);
		fold_log();
	}
}

/* --- what was left behind --- */

static void a_log_without_its_database_is_not_taken_for_the_new_ones(void **state)
{
	(void)state;
	stored_fill(20);
	assert_int_equal(unlink(stored_path), 0);
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), 0);
	assert_null(store_take_notice(store));
	store_close(store);
	assert_true(stored_is_whole(stored_path));
}

static void a_database_half_made_is_made_anew(void **state)
{
	char path[128];

	(void)state;
	stored_fill(2);
	assert_int_equal(unlink(stored_path), 0);
	for (int journal = 0; journal < 2; journal++) {
		snprintf(path, sizeof path, "%s.making%s", stored_path, journal ? "-journal" : "");
		int fd = open(path, O_WRONLY | O_CREAT, 0600);

		assert_true(fd >= 0);
		close(fd);
		spoil(path, 0, 2L * PAGE);
	}
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), 0);
	store_close(store);
	assert_true(stored_is_whole(stored_path));
	assert_null(stored_file("progress.db.making"));
}

/* Set aside, and then killed. */
static void a_new_one_that_is_ready_is_taken(void **state)
{
	char ready[128];

	(void)state;
	stored_fill(7);
	fold_log();
	snprintf(ready, sizeof ready, "%s.ready", stored_path);
	assert_int_equal(rename(stored_path, ready), 0);
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), 7);
	store_close(store);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, stored_begin, stored_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(a_header_that_is_garbage),
	    CASE(a_first_page_that_is_garbage),
	    CASE(garbage_from_end_to_end),
	    CASE(a_file_that_was_cut),
	    CASE(a_file_that_was_cut_within_a_page),
	    CASE(an_empty_file),
	    CASE(any_page_that_is_garbage),
	    CASE(a_log_that_is_garbage),
	    CASE(a_log_beside_a_damaged_file),
	    CASE(an_attempt_outlives_its_source),
	    CASE(hints_and_times_are_rescued_too),
	    CASE(who_has_the_old_one_open_goes_on_with_the_new),
	    CASE(only_one_of_many_rescues),
	    CASE(a_rescue_that_is_killed_is_done_again),
	    CASE(a_log_without_its_database_is_not_taken_for_the_new_ones),
	    CASE(a_database_half_made_is_made_anew),
	    CASE(a_new_one_that_is_ready_is_taken),
	};

	return cmocka_run_group_tests_name("store_damage", tests, NULL, NULL);
}
