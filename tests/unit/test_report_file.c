/* Reports as files: whole, under their own name, and nothing left beside them. */
#include "grader/report.h"
#include "tests/unit/results.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static char folder[] = "/tmp/stride-report-XXXXXX";

static int to_file(const char *path, struct error *error)
{
	struct result result = good_result();
	const struct report report = {
	    .result = &result, .exercise = &exercise, .detail = DETAIL_CASES};

	return report_to_file(path, "json", &report, error);
}

static void path_in(char path[128], const char *name)
{
	snprintf(path, 128, "%s/%s", folder, name);
}

static void a_file_is_replaced(void **state)
{
	struct result result = good_result();
	struct error error = {""};
	char path[128], link[128];

	(void)state;
	path_in(path, "report.json");
	path_in(link, "link.json");
	assert_int_equal(to_file(path, &error), 0);
	assert_int_equal(symlink(path, link), 0);
	assert_int_equal(truncate(path, 10), 0);
	assert_int_equal(to_file(link, &error), 0);
	char *got = contents(path), *wanted = written(&result, "json", DETAIL_CASES);

	assert_string_equal(got, wanted);
	struct stat status;

	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	free(got);
	free(wanted);
	unlink(link);
	unlink(path); /* and the folder is empty, or it could not be removed */
}

static void assert_not_written(const char *path, const char *words)
{
	struct error error = {""};

	assert_int_equal(to_file(path, &error), -1);
	if (!strstr(error.text, words) || !strstr(error.text, path))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
}

static void what_cannot_be_written_is_said(void **state)
{
	char path[128];

	(void)state;
	path_in(path, "none/report.json");
	assert_not_written(path, "No such file");
	assert_not_written(folder, "Is a directory");
}

/* Neither half a report nor the file beside it stays. */
static void what_does_not_fit_leaves_nothing(void **state)
{
	struct rlimit limit;
	char path[128];

	(void)state;
	path_in(path, "report.json");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){1000, limit.rlim_max}), 0);
	assert_not_written(path, "File too large");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_int_not_equal(access(path, F_OK), 0);
}

/* Stands for a device, of which a test that fails as root would leave a file. */
static void a_pipe_is_not_replaced(void **state)
{
	struct error error = {""};
	char path[128], got[16] = "";
	struct stat status;

	(void)state;
	path_in(path, "pipe");
	assert_int_equal(mkfifo(path, 0600), 0);
	int reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	assert_true(reader >= 0);
	assert_int_equal(to_file(path, &error), 0);
	assert_int_equal(lstat(path, &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
	assert_int_equal(read(reader, got, 12), 12);
	assert_string_equal(got, "{\n  \"schema\"");
	close(reader);
	unlink(path);
}

static void a_full_disk_is_said(void **state)
{
	struct result result = good_result();
	const struct report report = {.result = &result, .exercise = &exercise};
	struct error error = {""};
	FILE *full = fopen("/dev/full", "w");

	(void)state;
	assert_non_null(full);
	assert_int_equal(report_write(full, "text", &report, &error), -1);
	assert_non_null(strstr(error.text, "No space left"));
	fclose(full);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_replaced),
	    cmocka_unit_test(what_cannot_be_written_is_said),
	    cmocka_unit_test(what_does_not_fit_leaves_nothing),
	    cmocka_unit_test(a_pipe_is_not_replaced),
	    cmocka_unit_test(a_full_disk_is_said),
	};

	return cmocka_run_group_tests_name("report_file", tests, make_folder, remove_folder);
}
