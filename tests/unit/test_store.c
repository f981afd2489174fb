/* What is recorded comes back, is summed up, and can be merged; by one handle, two, or many. */
#include "src/store/store.h"

#include "grader/text.h"
#include "tests/unit/stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct error error;

static struct attempts attempts_of(struct store *store, struct attempt_query query)
{
	struct attempts attempts;

	if (store_attempts(store, &attempts, &query, &error) != 0)
		fail_msg("%s", error.text);
	return attempts;
}

static void add_at(struct store *store, int n, const char *exercise, enum verdict verdict)
{
	struct attempt attempt = stored_attempt(n, exercise, verdict);

	stored_add(store, &attempt);
}

/* The standing of an exercise; all zero if it has none. Its own name is not kept. */
static struct standing standing_of(struct store *store, const char *exercise)
{
	struct standing found = {0};
	struct standings standings;

	if (store_standings(store, &standings, &error) != 0)
		fail_msg("%s", error.text);
	for (int i = 0; i < standings.count; i++)
		if (strcmp(standings.list[i].exercise, exercise) == 0)
			found = standings.list[i];
	found.exercise = NULL;
	standings_release(&standings);
	return found;
}

/* --- attempts --- */

static void assert_same_attempt(const struct attempt *got, const struct attempt *want)
{
	assert_string_equal(got->uid, want->uid);
	assert_string_equal(got->exercise, want->exercise);
	assert_int_equal(got->exercise_version, want->exercise_version);
	assert_string_equal(got->kind, want->kind);
	assert_int_equal(got->source_length, want->source_length);
	assert_memory_equal(got->source, want->source, want->source_length);
	assert_string_equal(got->sha256, want->sha256);
	assert_int_equal(got->verdict, want->verdict);
	assert_true(got->score == want->score && got->max_score == want->max_score);
	assert_int_equal(got->stars, want->stars);
	if (want->diagnosis)
		assert_string_equal(got->diagnosis, want->diagnosis);
	else
		assert_null(got->diagnosis);
	assert_true(got->started_at == want->started_at && got->took_ms == want->took_ms);
	assert_true(got->seed == want->seed);
	assert_string_equal(got->stride_version, want->stride_version);
	assert_int_equal(got->case_count, want->case_count);
	for (int i = 0; i < want->case_count; i++) {
		assert_string_equal(got->cases[i].name, want->cases[i].name);
		assert_string_equal(got->cases[i].category, want->cases[i].category);
		assert_int_equal(got->cases[i].skipped, want->cases[i].skipped);
		if (!want->cases[i].skipped)
			assert_int_equal(got->cases[i].verdict, want->cases[i].verdict);
		assert_true(got->cases[i].time_ms == want->cases[i].time_ms);
	}
}

static void an_attempt_comes_back_as_it_was(void **state)
{
	char a[] = "a", b[] = "b", category[] = "edges", flip[] = "no-flip,off-by-one";
	char source[] = "int a;\0\xff\n";
	struct attempt_case cases[] = {
	    {a, category, VERDICT_TIME_LIMIT, false, 1000.125},
	    {b, category, VERDICT_ACCEPTED, true, 0},
	};

	(void)state;
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		struct attempt attempt =
		    stored_attempt(verdict, "conv-padding", (enum verdict)verdict);

		if (verdict % 2) {
			attempt.diagnosis = flip;
			attempt.source = source;
			attempt.source_length = sizeof source;
			attempt.seed = UINT64_MAX;
			attempt.cases = cases;
		}
		struct store *store = stored_open();

		stored_add(store, &attempt);
		store_close(store);
		assert_int_equal(strspn(attempt.uid, "0123456789abcdef"), 32);
		store = stored_open();
		struct attempts got = attempts_of(
		    store, (struct attempt_query){.limit = 1, .sources = true, .cases = true});

		assert_int_equal(got.count, 1);
		assert_same_attempt(&got.list[0], &attempt);
		attempts_release(&got);
		store_close(store);
	}
}

static void what_is_not_asked_for_does_not_come(void **state)
{
	struct store *store = stored_open();

	(void)state;
	add_at(store, 1, "a", VERDICT_ACCEPTED);
	struct attempts got = attempts_of(store, (struct attempt_query){0});

	assert_null(got.list[0].source);
	assert_null(got.list[0].cases);
	attempts_release(&got);
	store_close(store);
}

/* Attempts in the order of this text: a digit each, which is when it started. */
static void assert_order(struct store *store, struct attempt_query query, const char *want)
{
	struct attempts got = attempts_of(store, query);

	assert_int_equal(got.count, strlen(want));
	for (int i = 0; i < got.count; i++)
		assert_int_equal(got.list[i].started_at % 10, want[i] - '0');
	attempts_release(&got);
}

static void the_newest_is_last(void **state)
{
	struct store *store = stored_open();

	(void)state;
	assert_order(store, (struct attempt_query){0}, "");
	add_at(store, 3, "a", VERDICT_WRONG_SHAPE);
	add_at(store, 5, "a", VERDICT_ACCEPTED);
	add_at(store, 1, "b", VERDICT_WRONG_ANSWER); /* as from another machine */
	add_at(store, 4, "a", VERDICT_COMPILE_ERROR);
	assert_order(store, (struct attempt_query){0}, "1345");
	assert_order(store, (struct attempt_query){.limit = 2}, "45");
	assert_order(store, (struct attempt_query){.limit = 9}, "1345");
	assert_order(store, (struct attempt_query){.exercise = "a"}, "345");
	assert_order(store, (struct attempt_query){.exercise = "none"}, "");
	assert_order(store, (struct attempt_query){.failing = true}, "134");
	assert_order(
	    store, (struct attempt_query){.exercise = "a", .failing = true, .limit = 1}, "4");
	store_close(store);
}

static void of_the_same_moment_the_last_recorded_is_last(void **state)
{
	struct store *store = stored_open();
	struct attempt first = stored_attempt(1, "a", VERDICT_ACCEPTED), second = first;

	(void)state;
	stored_add(store, &first);
	stored_add(store, &second);
	assert_string_not_equal(first.uid, second.uid);
	struct attempts got = attempts_of(store, (struct attempt_query){0});

	assert_int_equal(got.count, 2);
	assert_string_equal(got.list[1].uid, second.uid);
	attempts_release(&got);
	store_close(store);
}

/* --- how an exercise stands --- */

static void attempts_are_summed_up(void **state)
{
	const int64_t zero = 1700000000000;
	struct store *store = stored_open();

	(void)state;
	add_at(store, 4, "a", VERDICT_WRONG_ANSWER);
	struct standing a = standing_of(store, "a");

	assert_int_equal(a.tries, 1);
	assert_false(a.passed);
	assert_true(a.first_attempt_at == zero + 4 && a.last_attempt_at == zero + 4);
	assert_true(a.first_pass_at == 0 && a.best_score == 3);
	add_at(store, 8, "a", VERDICT_ACCEPTED);
	add_at(store, 6, "a", VERDICT_ACCEPTED);
	add_at(store, 9, "a", VERDICT_TIME_LIMIT);
	add_at(store, 2, "a", VERDICT_TIME_LIMIT);
	add_at(store, 1, "b", VERDICT_TIME_LIMIT);
	a = standing_of(store, "a");
	assert_int_equal(a.tries, 5);
	assert_true(a.passed);
	assert_true(a.first_attempt_at == zero + 2 && a.last_attempt_at == zero + 9);
	assert_true(a.first_pass_at == zero + 6 && a.best_score == 10);
	assert_int_equal(a.best_stars, 2);
	assert_true(a.opened_at == 0 && a.solution_seen_at == 0 && a.hints_taken == 0);
	assert_int_equal(standing_of(store, "b").tries, 1);
	assert_int_equal(standing_of(store, "c").tries, 0);
	store_close(store);
}

static void what_happened_beside_is_noted(void **state)
{
	struct store *store = stored_open();

	(void)state;
	assert_int_equal(store_note_opened(store, "a", 100, &error), 0);
	assert_int_equal(store_note_opened(store, "a", 200, &error), 0);
	assert_int_equal(store_note_hints(store, "a", 2, &error), 0);
	assert_int_equal(store_note_hints(store, "a", 1, &error), 0);
	assert_int_equal(store_note_solution(store, "a", 400, &error), 0);
	assert_int_equal(store_note_solution(store, "a", 300, &error), 0);
	add_at(store, 4, "a", VERDICT_WRONG_ANSWER);
	store_close(store);
	store = stored_open();
	struct standing a = standing_of(store, "a");

	assert_true(a.opened_at == 100 && a.solution_seen_at == 300);
	assert_int_equal(a.hints_taken, 2);
	assert_int_equal(a.tries, 1);
	store_close(store);
}

static void one_exercise_is_current(void **state)
{
	struct store *store = stored_open();
	char *current = NULL;

	(void)state;
	assert_int_equal(store_current(store, &current, &error), 0);
	assert_null(current);
	assert_int_equal(store_set_current(store, "a", &error), 0);
	assert_int_equal(store_set_current(store, "b", &error), 0);
	assert_int_equal(store_current(store, &current, &error), 0);
	assert_string_equal(current, "b");
	free(current);
	store_close(store);
}

/* --- merging --- */

static struct progress exported(struct store *store)
{
	struct progress progress;

	if (store_export(store, &progress, &error) != 0)
		fail_msg("%s", error.text);
	return progress;
}

static struct store *open_other(void)
{
	char path[128];

	snprintf(path, sizeof path, "%s/other/progress.db", stored_folder);
	struct store *store = store_open(path, &error);

	if (!store)
		fail_msg("%s", error.text);
	return store;
}

static void merging_twice_is_merging_once(void **state)
{
	struct store *here = stored_open(), *there = open_other();
	struct merged merged;

	(void)state;
	add_at(here, 1, "a", VERDICT_WRONG_ANSWER);
	add_at(here, 5, "a", VERDICT_ACCEPTED);
	store_note_hints(here, "a", 2, &error);
	store_note_opened(here, "a", 50, &error);
	store_set_current(here, "a", &error);
	add_at(there, 3, "a", VERDICT_ACCEPTED);
	store_note_hints(there, "a", 1, &error);
	store_note_opened(there, "a", 40, &error);
	store_note_solution(there, "a", 60, &error);
	store_set_current(there, "b", &error);
	struct progress progress = exported(there);

	for (int round = 0; round < 2; round++) {
		assert_int_equal(store_merge(here, &progress, &merged, &error), 0);
		assert_int_equal(merged.attempts, round == 0);
		assert_int_equal(merged.known, round == 1);
		struct standing a = standing_of(here, "a");

		assert_int_equal(a.tries, 3);
		assert_true(a.first_pass_at == 1700000000003);
		assert_true(a.opened_at == 40 && a.solution_seen_at == 60);
		assert_int_equal(a.hints_taken, 2);
		assert_order(here, (struct attempt_query){0}, "135");
	}
	progress_release(&progress);
	progress = exported(here);
	assert_string_equal(progress.current, "a");
	assert_int_equal(progress.attempts.list[1].case_count, 2);
	assert_int_equal(progress.attempts.list[1].source_length, 2000);
	progress_release(&progress);
	store_close(here);
	store_close(there);
}

static void a_merge_is_whole_or_nothing(void **state)
{
	struct store *here = stored_open(), *there = open_other();
	struct merged merged;

	(void)state;
	add_at(there, 1, "a", VERDICT_ACCEPTED);
	add_at(there, 2, "a", VERDICT_ACCEPTED);
	struct progress progress = exported(there);
	char *kept = progress.attempts.list[1].kind;

	progress.attempts.list[1].kind = NULL; /* which the database refuses */
	assert_int_equal(store_merge(here, &progress, &merged, &error), -1);
	assert_non_null(strstr(error.text, "cannot write"));
	assert_int_equal(stored_count(here), 0);
	assert_int_equal(standing_of(here, "a").tries, 0);
	progress.attempts.list[1].kind = kept;
	progress_release(&progress);
	store_close(here);
	store_close(there);
}

static void a_lost_source_is_given_back(void **state)
{
	struct store *store = stored_open();
	struct merged merged;
	struct attempt complete = stored_attempt(1, "a", VERDICT_ACCEPTED);

	(void)state;
	hash_of(complete.source, complete.source_length, complete.sha256);
	struct attempt attempt = complete;

	attempt.source = NULL;
	stored_add(store, &attempt);
	memcpy(complete.uid, attempt.uid, sizeof complete.uid);
	struct progress progress = {.attempts = {&complete, 1}};

	assert_int_equal(store_merge(store, &progress, &merged, &error), 0);
	assert_int_equal(merged.known, 1);
	struct attempts got = attempts_of(store, (struct attempt_query){.sources = true});

	assert_int_equal(got.count, 1);
	assert_int_equal(got.list[0].source_length, 2000);
	attempts_release(&got);
	store_close(store);
}

/* --- many at once --- */

static void two_handles_see_what_the_other_records(void **state)
{
	struct store *one = stored_open(), *other = stored_open();

	(void)state;
	for (int n = 0; n < 20; n++) {
		add_at(n % 2 ? one : other, n, "a", VERDICT_ACCEPTED);
		assert_int_equal(stored_count(n % 2 ? other : one), n + 1);
	}
	store_close(one);
	assert_int_equal(stored_count(other), 20);
	store_close(other);
}

/* The status of a child that records so many, opening the store anew for each third one. */
static int record(int first, int count)
{
	struct store *store = NULL;
	int done = 0;

	for (int n = first; n < first + count && done == 0; n++) {
		struct attempt attempt = stored_attempt(n, "a", VERDICT_ACCEPTED);

		if (!store || n % 3 == 0) {
			store_close(store);
			store = store_open(stored_path, &error);
		}
		done = store ? store_add(store, &attempt, &error) : -1;
	}
	store_close(store);
	if (done != 0)
		fprintf(stderr, "%s\n", error.text);
	return done == 0 ? 0 : 1;
}

static void many_programs_record_at_once(void **state)
{
	enum { PROGRAMS = 8, EACH = 40 };
	int status;

	(void)state;
	for (int i = 0; i < PROGRAMS; i++)
		if (fork() == 0)
			_exit(record(i * EACH, EACH)); /* the first of them makes the database */
	for (int i = 0; i < PROGRAMS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	struct store *store = stored_open();

	assert_int_equal(stored_count(store), PROGRAMS * EACH);
	assert_int_equal(standing_of(store, "a").tries, PROGRAMS * EACH);
	assert_null(store_take_notice(store));
	store_close(store);
	assert_true(stored_is_whole(stored_path));
	assert_null(stored_file("progress.db.damaged"));
}

/* --- where --- */

static void nobody_else_may_read_it(void **state)
{
	static const char *const PARTS[] = {"", "-wal", "-shm"};
	char name[128];
	struct stat status;
	mode_t mask = umask(0);

	(void)state;
	stored_fill(1);
	umask(mask);
	snprintf(name, sizeof name, "%s/home", stored_folder);
	assert_int_equal(stat(name, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
		snprintf(name, sizeof name, "%s%s", stored_path, PARTS[i]);
		assert_int_equal(stat(name, &status), 0);
		assert_int_equal(status.st_mode & 0777, 0600);
	}
}

static void a_database_that_is_removed_is_made_again(void **state)
{
	struct store *store = stored_open();

	(void)state;
	add_at(store, 1, "a", VERDICT_ACCEPTED);
	assert_int_equal(unlink(stored_path), 0);
	add_at(store, 2, "a", VERDICT_ACCEPTED);
	assert_order(store, (struct attempt_query){0}, "2");
	assert_null(store_take_notice(store));
	store_close(store);
	assert_true(stored_is_whole(stored_path));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, stored_begin, stored_end)

/* Each command is a process that writes once: the log must not wait for one that writes twice. */
static void the_log_stays_short(void **state)
{
	char *log = text_format("%s-wal", stored_path);
	struct stat status;
	off_t longest = 0;

	(void)state;
	for (int i = 0; i < 300; i++) {
		struct store *store = stored_open();

		add_at(store, i, "conv-padding", VERDICT_WRONG_ANSWER);
		store_close(store);
		assert_int_equal(stat(log, &status), 0);
		longest = status.st_size > longest ? status.st_size : longest;
	}
	assert_true(longest > 100000 && longest < 2000000);
	free(log);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(an_attempt_comes_back_as_it_was),
	    CASE(what_is_not_asked_for_does_not_come),
	    CASE(the_newest_is_last),
	    CASE(of_the_same_moment_the_last_recorded_is_last),
	    CASE(attempts_are_summed_up),
	    CASE(what_happened_beside_is_noted),
	    CASE(one_exercise_is_current),
	    CASE(merging_twice_is_merging_once),
	    CASE(a_merge_is_whole_or_nothing),
	    CASE(a_lost_source_is_given_back),
	    CASE(two_handles_see_what_the_other_records),
	    CASE(many_programs_record_at_once),
	    CASE(nobody_else_may_read_it),
	    CASE(a_database_that_is_removed_is_made_again),
	    CASE(the_log_stays_short),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
