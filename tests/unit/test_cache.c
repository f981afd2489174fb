/* A cache that is whole or not there, and trusted only if nobody else could have written to it. */
#include "grader/cache.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char KEY[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

enum { NOBODY = 64917, KEEPERS = 8, OBJECT_SIZE = 300000 };

static char parent[] = "/tmp/stride-cache-XXXXXX", folder[64], entry[160];

static int make_parent(void **state)
{
	(void)state;
	if (!mkdtemp(parent))
		return -1;
	snprintf(folder, sizeof folder, "%s/.cache/stride", parent);
	snprintf(entry, sizeof entry, "%s/%s", folder, KEY);
	umask(022);
	return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind;
	return where->level > 0 ? remove(path) : 0;
}

/* Empties the parent: the teardown of each test. */
static int empty_parent(void **state)
{
	(void)state;
	return nftw(parent, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int remove_parent(void **state)
{
	(void)state;
	return rmdir(parent);
}

/* An object in memory, like those that a compiler made. */
static int object_of(const char *text)
{
	int fd = memfd_create("object", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	return fd;
}

static void keep(const char *text)
{
	int fd = object_of(text);

	cache_keep(folder, KEY, fd);
	close(fd);
}

static void assert_kept(const char *text)
{
	char got[64] = "";
	int fd = cache_open(folder, KEY);

	assert_true(fd >= 0);
	assert_int_equal(pread(fd, got, sizeof got - 1, 0), strlen(text));
	assert_string_equal(got, text);
	close(fd);
}

static void assert_nothing(void)
{
	assert_int_equal(cache_open(folder, KEY), -1);
}

/* How many names there are in the folder. */
static int entries(void)
{
	char command[128];
	int count = -1;

	snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
	FILE *pipe = popen(command, "r"); /* NOLINT(cert-env33-c): a path of our own */

	assert_non_null(pipe);
	assert_int_equal(fscanf(pipe, "%d", &count), 1);
	pclose(pipe);
	return count;
}

static void what_is_kept_is_found(void **state)
{
	struct stat status;

	(void)state;
	assert_nothing();
	keep("an object");
	assert_kept("an object");
	assert_int_equal(entries(), 1);
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(stat(entry, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(
	    cache_open(folder, "another key, which nothing was kept under so far"), -1);
}

static void a_descriptor_is_read_from_its_beginning(void **state)
{
	int fd = object_of("whole");

	(void)state;
	assert_int_equal(lseek(fd, 3, SEEK_SET), 3);
	cache_keep(folder, KEY, fd);
	close(fd);
	assert_kept("whole");
}

static void an_entry_is_replaced_and_what_is_open_stays(void **state)
{
	char got[8] = "";

	(void)state;
	keep("first");
	int fd = cache_open(folder, KEY);

	assert_true(fd >= 0);
	keep("second");
	assert_kept("second");
	assert_int_equal(read(fd, got, sizeof got - 1), 5);
	assert_string_equal(got, "first");
	close(fd);
	assert_int_equal(entries(), 1);
}

static void no_folder_is_no_cache(void **state)
{
	int fd = object_of("x");

	(void)state;
	assert_int_equal(cache_open(NULL, KEY), -1);
	cache_keep(NULL, KEY, fd);
	close(fd);
}

static void others_may_not_write_to_an_entry(void **state)
{
	static const mode_t MODES[] = {0620, 0602, 0666};

	(void)state;
	for (size_t i = 0; i < sizeof MODES / sizeof *MODES; i++) {
		keep("ours");
		assert_int_equal(chmod(entry, MODES[i]), 0);
		assert_nothing();
	}
	keep("ours");
	assert_kept("ours");
	assert_int_equal(chmod(entry, 0644), 0);
	assert_kept("ours");
}

static void nor_to_the_folder(void **state)
{
	static const mode_t MODES[] = {0720, 0702, 0777, 01777};

	(void)state;
	keep("ours");
	for (size_t i = 0; i < sizeof MODES / sizeof *MODES; i++) {
		assert_int_equal(chmod(folder, MODES[i]), 0);
		assert_nothing();
		keep("more");
	}
	assert_int_equal(chmod(folder, 0755), 0);
	assert_kept("ours");
}

static void what_belongs_to_another_is_not_used(void **state)
{
	(void)state;
	/* Who is not root cannot give a file away, but finds root's everywhere. */
	if (geteuid() != 0) {
		assert_int_equal(access("/etc/passwd", R_OK), 0);
		assert_int_equal(cache_open("/etc", "passwd"), -1);
		return;
	}
	keep("ours");
	assert_int_equal(chown(entry, NOBODY, NOBODY), 0);
	assert_nothing();
	keep("ours again");
	assert_kept("ours again");
	assert_int_equal(chown(folder, NOBODY, NOBODY), 0);
	assert_nothing();
	keep("more");
	assert_int_equal(chown(folder, 0, 0), 0);
	assert_kept("ours again");
}

static void a_link_is_not_followed(void **state)
{
	char other[80];

	(void)state;
	snprintf(other, sizeof other, "%s/other", parent);
	keep("ours");
	assert_int_equal(rename(entry, other), 0);
	assert_int_equal(symlink(other, entry), 0);
	assert_nothing();
	keep("new");
	assert_kept("new");

	assert_int_equal(unlink(entry), 0);
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(unlink(other), 0);
	assert_int_equal(mkdir(other, 0700), 0);
	assert_int_equal(symlink(other, folder), 0);
	keep("through a link");
	assert_nothing();
	assert_int_equal(rmdir(other), 0); /* for nothing is in it */
}

static void what_is_no_file_is_not_waited_for(void **state)
{
	(void)state;
	keep("ours");
	assert_int_equal(unlink(entry), 0);
	assert_int_equal(mkfifo(entry, 0600), 0);
	assert_nothing();
	assert_int_equal(unlink(entry), 0);
	assert_int_equal(mkdir(entry, 0700), 0);
	assert_nothing();
	keep("where a folder is");
	assert_nothing();
	assert_int_equal(entries(), 1);
}

static void a_file_in_place_of_the_folder_is_no_cache(void **state)
{
	char above[80];

	(void)state;
	snprintf(above, sizeof above, "%s/.cache", parent);
	close(open(above, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
	keep("x");
	assert_nothing();
}

/* As another user, who may not write there; root may write anywhere. */
static void a_folder_that_cannot_be_written_is_no_cache(void **state)
{
	char above[80];

	(void)state;
	snprintf(above, sizeof above, "%s/.cache", parent);
	keep("ours");
	assert_int_equal(chmod(folder, 0500), 0);
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		if (geteuid() == 0 &&
		    (chown(folder, NOBODY, NOBODY) != 0 || chown(entry, NOBODY, NOBODY) != 0 ||
			chmod(parent, 0755) != 0 || chmod(above, 0755) != 0 || setuid(NOBODY) != 0))
			_exit(2);
		keep("theirs");
		_exit(0);
	}
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	if (geteuid() == 0)
		assert_int_equal(chown(folder, 0, 0) | chown(entry, 0, 0), 0);
	assert_int_equal(chmod(folder, 0700), 0);
	assert_kept("ours");
	assert_int_equal(entries(), 1);
}

static void what_cannot_be_written_to_its_end_is_not_there(void **state)
{
	(void)state;
	keep("ours");
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		const struct rlimit little = {2, 2};
		int fd = object_of("more than that");

		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &little) != 0)
			_exit(2);
		cache_keep(folder, KEY, fd);
		_exit(0);
	}
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_kept("ours");
	assert_int_equal(entries(), 1);
}

/* Each keeps an object of one letter of its own, over and over, and looks at what there is. */
static int keep_and_look(char letter)
{
	static char bytes[OBJECT_SIZE], got[OBJECT_SIZE + 1];
	int object = memfd_create("object", MFD_CLOEXEC);

	memset(bytes, letter, sizeof bytes);
	if (write(object, bytes, sizeof bytes) != (ssize_t)sizeof bytes)
		return 2;
	for (int i = 0; i < 50; i++) {
		cache_keep(folder, KEY, object);
		int fd = cache_open(folder, KEY);
		ssize_t size = fd < 0 ? -1 : pread(fd, got, sizeof got, 0);

		if (fd < 0)
			return 3;
		close(fd);
		if (size != OBJECT_SIZE || got[0] < 'a' || got[0] >= 'a' + KEEPERS ||
		    memcmp(got, got + 1, OBJECT_SIZE - 1) != 0)
			return 4;
	}
	return 0;
}

static void many_may_keep_at_once(void **state)
{
	(void)state;
	for (int i = 0; i < KEEPERS; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0)
			_exit(keep_and_look((char)('a' + i)));
	}
	for (int i = 0; i < KEEPERS; i++) {
		int status;

		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(entries(), 1);
}

/* --- sealed ----------------------------------------------------------------------------------- */

static void set_age(int days)
{
	struct timespec times[2] = {{.tv_sec = time(NULL)}, {.tv_sec = time(NULL) - days * 86400}};

	assert_int_equal(utimensat(AT_FDCWD, entry, times, 0), 0);
}

static void bytes_come_back_as_they_were(void **state)
{
	static const char bytes[] = "some\0bytes";
	size_t length;

	(void)state;
	cache_write(folder, KEY, bytes, sizeof bytes);
	char *got = cache_read(folder, KEY, &length);

	assert_non_null(got);
	assert_int_equal(length, sizeof bytes);
	assert_memory_equal(got, bytes, sizeof bytes);
	free(got);
	keep("bytes without a seal, which are as long as if they had one of sixty-four digits");
	assert_null(cache_read(folder, KEY, &length));
	assert_null(cache_read(NULL, KEY, &length));
}

static void what_is_of_no_use_any_more_is_swept(void **state)
{
	size_t length;

	(void)state;
	cache_write(folder, KEY, "x", 1);
	set_age(29);
	cache_sweep(folder, 30);
	assert_int_equal(access(entry, F_OK), 0);
	set_age(31);
	free(cache_read(folder, KEY, &length));
	cache_sweep(folder, 30);
	assert_int_equal(access(entry, F_OK), 0);
	set_age(31);
	cache_sweep(folder, 30);
	assert_int_equal(access(entry, F_OK), -1);
	cache_sweep("/none/there", 30);
	cache_sweep(NULL, 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(what_is_kept_is_found, empty_parent),
	    cmocka_unit_test_teardown(bytes_come_back_as_they_were, empty_parent),
	    cmocka_unit_test_teardown(what_is_of_no_use_any_more_is_swept, empty_parent),
	    cmocka_unit_test_teardown(a_descriptor_is_read_from_its_beginning, empty_parent),
	    cmocka_unit_test_teardown(an_entry_is_replaced_and_what_is_open_stays, empty_parent),
	    cmocka_unit_test_teardown(no_folder_is_no_cache, empty_parent),
	    cmocka_unit_test_teardown(others_may_not_write_to_an_entry, empty_parent),
	    cmocka_unit_test_teardown(nor_to_the_folder, empty_parent),
	    cmocka_unit_test_teardown(what_belongs_to_another_is_not_used, empty_parent),
	    cmocka_unit_test_teardown(a_link_is_not_followed, empty_parent),
	    cmocka_unit_test_teardown(what_is_no_file_is_not_waited_for, empty_parent),
	    cmocka_unit_test_teardown(a_file_in_place_of_the_folder_is_no_cache, empty_parent),
	    cmocka_unit_test_teardown(a_folder_that_cannot_be_written_is_no_cache, empty_parent),
	    cmocka_unit_test_teardown(what_cannot_be_written_to_its_end_is_not_there, empty_parent),
	    cmocka_unit_test_teardown(many_may_keep_at_once, empty_parent),
	};

	return cmocka_run_group_tests_name("cache", tests, make_parent, remove_parent);
}
