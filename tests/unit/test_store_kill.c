/* A program that records is killed at a thousand moments, some of them while it makes the database:
 * whatever it had reported as recorded is there, and the database is whole. */
#include "src/store/store.h"

#include "tests/unit/stored.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { KILLS = 1000, LONGEST_MICROSECONDS = 8000, LOOK_EVERY = 100 };

/* The uids that were reported, one behind the other. */
struct reported {
	char (*uids)[ATTEMPT_UID];
	size_t count, room;
};

/* Records until it is killed, and reports each attempt when store_add has returned. */
static _Noreturn void record_for_ever(int report)
{
	struct error error = {""};
	struct store *store = store_open(stored_path, &error);

	for (int n = 0; store; n++) {
		struct attempt attempt = stored_attempt(n + (int)getpid(), "conv1d-basic",
		    n % 2 ? VERDICT_ACCEPTED : VERDICT_TIME_LIMIT);

		if (store_add(store, &attempt, &error) != 0 ||
		    write(report, attempt.uid, sizeof attempt.uid) != sizeof attempt.uid)
			break;
	}
	fprintf(stderr, "# %s\n", error.text);
	_exit(1);
}

static void take_reports(struct reported *reported, int pipe)
{
	char uid[ATTEMPT_UID];

	/* So few bytes go through a pipe in one piece or not at all. */
	while (read(pipe, uid, sizeof uid) == sizeof uid) {
		if (reported->count == reported->room) {
			reported->room = reported->room ? 2 * reported->room : 1024;
			reported->uids =
			    realloc(reported->uids, reported->room * sizeof *reported->uids);
			assert_non_null(reported->uids);
		}
		memcpy(reported->uids[reported->count++], uid, sizeof uid);
	}
}

static void kill_one(struct reported *reported, unsigned *dice)
{
	const struct timespec moment = {0, 1000L * (rand_r(dice) % LONGEST_MICROSECONDS)};
	int ends[2], status;

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		record_for_ever(ends[1]);
	close(ends[1]);
	nanosleep(&moment, NULL);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status)); /* it never gave up by itself */
	take_reports(reported, ends[0]);
	close(ends[0]);
}

static int by_uid(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void assert_all_there(const struct reported *reported)
{
	const struct attempt_query everything = {0};
	struct error error = {""};
	struct attempts attempts;
	struct store *store = stored_open();

	if (store_attempts(store, &attempts, &everything, &error) != 0)
		fail_msg("%s", error.text);
	assert_null(store_take_notice(store));
	char(*there)[ATTEMPT_UID] = calloc((size_t)attempts.count + 1, sizeof *there);

	assert_non_null(there);
	for (int i = 0; i < attempts.count; i++)
		memcpy(there[i], attempts.list[i].uid, sizeof *there);
	qsort(there, (size_t)attempts.count, sizeof *there, by_uid);
	for (size_t i = 0; i < reported->count; i++)
		if (!bsearch(
			reported->uids[i], there, (size_t)attempts.count, sizeof *there, by_uid))
			fail_msg("%s was recorded, and is lost", reported->uids[i]);
	free(there);
	attempts_release(&attempts);
	store_close(store);
}

static void what_was_recorded_outlives_being_killed(void **state)
{
	struct reported reported = {0};
	struct standings standings;
	struct error error = {""};
	unsigned dice = (unsigned)time(NULL);

	(void)state;
	print_message("# seed %u\n", dice);
	for (int i = 1; i <= KILLS; i++) {
		kill_one(&reported, &dice);
		if (i == 1 || i % LOOK_EVERY == 0)
			assert_all_there(&reported);
	}
	assert_true(stored_is_whole(stored_path));
	/* And it is summed up in step with its attempts. */
	struct store *store = stored_open();

	assert_int_equal(store_standings(store, &standings, &error), 0);
	assert_int_equal(standings.list[0].tries, stored_count(store));
	standings_release(&standings);
	store_close(store);
	print_message("# %d kills, %zu attempts recorded, none lost\n", KILLS, reported.count);
	assert_true(reported.count > KILLS / 4);
	free(reported.uids);
}

/* Killed while there is no database yet, the next one makes it. */
static void making_it_may_be_killed_too(void **state)
{
	enum { MAKINGS = 100 };
	unsigned dice = (unsigned)time(NULL);

	for (int i = 0; i < MAKINGS; i++) {
		struct reported reported = {0};

		assert_int_equal(stored_begin(state), 0);
		kill_one(&reported, &dice);
		assert_all_there(&reported);
		assert_true(stored_is_whole(stored_path));
		free(reported.uids);
		assert_int_equal(stored_end(state), 0);
	}
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, stored_begin, stored_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(what_was_recorded_outlives_being_killed),
	    cmocka_unit_test(making_it_may_be_killed_too),
	};

	return cmocka_run_group_tests_name("store_kill", tests, NULL, NULL);
}
