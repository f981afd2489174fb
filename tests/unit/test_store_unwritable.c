/* Where nothing can be written a store still opens and is read, and writing says why it cannot: on
 * a full disk, and in a home that is read-only. When it can again, it does. */
#include "src/store/store.h"

#include "tests/unit/stored.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { NOBODY = 65534, UNTRIED = 77 };

static struct error error;

/* What fails in a child is told by its end. */
#define CHECK(condition)                                                                           \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "# line %d: %s (%s)\n", __LINE__, #condition, error.text); \
			_exit(1);                                                                  \
		}                                                                                  \
	} while (0)

/* Runs it in a child, where it may limit itself and give rights away. */
static void in_child(void (*test)(void))
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		test();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == UNTRIED)
		skip();
	assert_int_equal(status, 0);
}

static void allow(const char *path, mode_t mode)
{
	CHECK(chmod(path, mode) == 0);
}

static const char *home(void)
{
	static char path[96];

	snprintf(path, sizeof path, "%s/home", stored_folder);
	return path;
}

/* Root may write anywhere: the rest is done by somebody else, whose all of it is. */
static void become_ordinary(void)
{
	char line[128];

	if (geteuid() != 0)
		return;
	snprintf(line, sizeof line, "chown -R %d:%d %s", NOBODY, NOBODY, stored_folder);
	/* NOLINTNEXTLINE(cert-env33-c,concurrency-mt-unsafe): the text is ours */
	CHECK(system(line) == 0);
	CHECK(setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
}

static int count(struct store *store)
{
	const struct attempt_query everything = {0};
	struct attempts attempts;

	CHECK(store_attempts(store, &attempts, &everything, &error) == 0);
	int counted = attempts.count;

	attempts_release(&attempts);
	return counted;
}

/* It opens with so many attempts, and refuses to record with these words. */
static struct store *open_unwritable(int attempts, const char *words)
{
	struct attempt attempt = stored_attempt(99, "a", VERDICT_ACCEPTED);
	struct store *store = store_open(stored_path, &error);

	CHECK(store);
	CHECK(count(store) == attempts);
	CHECK(store_add(store, &attempt, &error) == -1);
	CHECK(strstr(error.text, words) && strstr(error.text, home()));
	CHECK(attempt.uid[0] == '\0');
	CHECK(store_set_current(store, "a", &error) == -1);
	CHECK(count(store) == attempts);
	return store;
}

/* Once it can be written, the store that could not does. */
static void assert_records_again(struct store *store, int attempts)
{
	struct attempt attempt = stored_attempt(99, "a", VERDICT_ACCEPTED);

	CHECK(store_add(store, &attempt, &error) == 0);
	CHECK(count(store) == attempts + 1);
	store_close(store);
	store = store_open(stored_path, &error);
	CHECK(store && count(store) == attempts + 1);
	store_close(store);
}

/* --- a home that is read-only --- */

static void read_only_and_nothing_there(void)
{
	become_ordinary();
	allow(stored_folder, 0500);
	struct store *store = open_unwritable(0, "Permission denied");

	CHECK(!store_take_notice(store));
	allow(stored_folder, 0700);
	assert_records_again(store, 0);
}

static void read_only_folder(void)
{
	become_ordinary();
	allow(home(), 0500);
	/* The log and its index are there and may be written, so that all is as ever. */
	struct store *store = store_open(stored_path, &error);

	CHECK(store);
	assert_records_again(store, 5);
}

static void read_only_folder_and_files(void)
{
	char path[128];
	static const char *const PARTS[] = {"", "-wal", "-shm", ".lock"};

	become_ordinary();
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
		snprintf(path, sizeof path, "%s%s", stored_path, PARTS[i]);
		allow(path, 0400);
	}
	allow(home(), 0500);
	struct store *store = open_unwritable(5, "Permission denied");

	allow(home(), 0700);
	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
		snprintf(path, sizeof path, "%s%s", stored_path, PARTS[i]);
		allow(path, 0600);
	}
	assert_records_again(store, 5);
}

/* As on a medium to which only the database was copied. */
static void read_only_and_no_log(void)
{
	char path[128];

	CHECK(stored_is_whole(stored_path)); /* which folds the log */
	snprintf(path, sizeof path, "%s-wal", stored_path);
	unlink(path);
	snprintf(path, sizeof path, "%s-shm", stored_path);
	unlink(path);
	become_ordinary();
	allow(home(), 0500);
	struct store *store = open_unwritable(5, "Permission denied");

	allow(home(), 0700);
	assert_records_again(store, 5);
}

static void read_only_and_damaged(void)
{
	FILE *file;

	CHECK(stored_is_whole(stored_path));
	file = fopen(stored_path, "r+");
	CHECK(file && fputs("this is no header", file) >= 0 && fclose(file) == 0);
	become_ordinary();
	allow(stored_path, 0400);
	allow(home(), 0500);
	struct store *store = open_unwritable(5, "Permission denied");
	char *notice = store_take_notice(store);

	CHECK(notice && strstr(notice, "is damaged, and cannot be replaced") &&
	      strstr(notice, "5 attempts"));
	free(notice);
	allow(home(), 0700);
	allow(stored_path, 0600);
	assert_records_again(store, 5);
}

/* --- a disk that is full --- */

static void limit_files(rlim_t bytes)
{
	struct rlimit limit = {bytes, RLIM_INFINITY};

	signal(SIGXFSZ, SIG_IGN);
	CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

static void full_and_nothing_there(void)
{
	limit_files(0);
	struct store *store = open_unwritable(0, "File too large");

	limit_files(RLIM_INFINITY);
	assert_records_again(store, 0);
}

/* What was recorded is in the log alone, for whose index there is no room. */
static void full_and_opened(void)
{
	char index[128];

	snprintf(index, sizeof index, "%s-shm", stored_path);
	CHECK(unlink(index) == 0);
	limit_files(0);
	struct store *store = open_unwritable(5, "File too large");

	limit_files(RLIM_INFINITY);
	assert_records_again(store, 5);
}

/* Records until it fails. All that was recorded by then is there, and it fails again until there is
 * room. */
static void fill_up(const char *words, void (*make_room)(void))
{
	struct store *store = store_open(stored_path, &error);
	int recorded = 0, failures = 0;

	CHECK(store);
	for (int n = 0; failures < 3; n++) {
		struct attempt attempt = stored_attempt(n, "a", VERDICT_ACCEPTED);

		CHECK(n < 100000);
		if (store_add(store, &attempt, &error) == 0) {
			recorded++;
			continue;
		}
		failures++;
		CHECK(strstr(error.text, words) && strstr(error.text, stored_path));
		CHECK(count(store) == recorded);
	}
	CHECK(recorded > 0);
	make_room();
	assert_records_again(store, recorded);
	CHECK(stored_is_whole(stored_path));
}

static void lift_limit(void)
{
	limit_files(RLIM_INFINITY);
}

static void a_limit_of_size(void)
{
	limit_files(200000);
	fill_up("File too large", lift_limit);
}

static void enlarge(void)
{
	CHECK(mount("tmpfs", stored_folder, "tmpfs", MS_REMOUNT, "size=4m") == 0);
}

static bool write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	return file && fputs(text, file) >= 0 && fclose(file) == 0;
}

/* A namespace in which this process may mount, and is root if it was not. */
static bool may_mount(void)
{
	unsigned user = geteuid(), group = getegid();
	char users[32], groups[32];

	if (user == 0)
		return unshare(CLONE_NEWNS) == 0;
	snprintf(users, sizeof users, "0 %u 1", user);
	snprintf(groups, sizeof groups, "0 %u 1", group);
	return unshare(CLONE_NEWNS | CLONE_NEWUSER) == 0 &&
	       write_text("/proc/self/setgroups", "deny") &&
	       write_text("/proc/self/uid_map", users) && write_text("/proc/self/gid_map", groups);
}

static void a_disk_of_its_own(void)
{
	if (!may_mount() || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mount("tmpfs", stored_folder, "tmpfs", 0, "size=300k") != 0)
		_exit(UNTRIED);
	fill_up("No space left on device; make room", enlarge);
}

/* --- the tests --- */

static void a_read_only_home_without_progress(void **state)
{
	(void)state;
	in_child(read_only_and_nothing_there);
}

static void a_read_only_home(void **state)
{
	(void)state;
	stored_fill(5);
	in_child(read_only_folder);
}

static void a_read_only_home_with_read_only_files(void **state)
{
	(void)state;
	stored_fill(5);
	in_child(read_only_folder_and_files);
}

static void a_read_only_home_without_a_log(void **state)
{
	(void)state;
	stored_fill(5);
	in_child(read_only_and_no_log);
}

static void a_read_only_home_with_a_damaged_database(void **state)
{
	(void)state;
	stored_fill(5);
	in_child(read_only_and_damaged);
}

static void a_full_disk_without_progress(void **state)
{
	(void)state;
	in_child(full_and_nothing_there);
}

static void a_full_disk_before_it_is_opened(void **state)
{
	(void)state;
	stored_fill(5);
	in_child(full_and_opened);
}

static void a_file_that_may_not_grow(void **state)
{
	(void)state;
	in_child(a_limit_of_size);
}

static void a_disk_that_gets_full(void **state)
{
	(void)state;
	in_child(a_disk_of_its_own);
}

static void what_cannot_be_read_is_told(void **state)
{
	(void)state;
	assert_int_equal(mkdir(home(), 0700), 0);
	assert_int_equal(mkdir(stored_path, 0700), 0);
	assert_null(store_open(stored_path, &error));
	assert_non_null(strstr(error.text, stored_path));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, stored_begin, stored_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(a_read_only_home_without_progress),
	    CASE(a_read_only_home),
	    CASE(a_read_only_home_with_read_only_files),
	    CASE(a_read_only_home_without_a_log),
	    CASE(a_read_only_home_with_a_damaged_database),
	    CASE(a_full_disk_without_progress),
	    CASE(a_full_disk_before_it_is_opened),
	    CASE(a_file_that_may_not_grow),
	    CASE(a_disk_that_gets_full),
	    CASE(what_cannot_be_read_is_told),
	};

	return cmocka_run_group_tests_name("store_unwritable", tests, NULL, NULL);
}
