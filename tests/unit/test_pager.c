/* A text that no pipe takes at once, and pagers that read all of it, some of it, or nothing. What a
 * pager does to a terminal is seen in tests/session. */
#include "src/text/pager.h"

#include "src/file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LENGTH = 1 << 20 };

static char text[LENGTH];
static struct screen screen = {.terminal = true, .moves = true, .width = 80, .height = 24};

/* What is printed while the pager is this one; the caller's. */
static char *printed(const char *pager)
{
	char path[] = "/tmp/stride-pager-XXXXXX";
	int fd = mkstemp(path), old = dup(STDOUT_FILENO);
	struct error error = {""};
	size_t length;

	assert_true(fd >= 0 && old >= 0);
	fflush(stdout);
	dup2(fd, STDOUT_FILENO);
	assert_int_equal(setenv("PAGER", pager, 1), 0);
	pager_show(&screen, text, LENGTH, 0);
	fflush(stdout);
	dup2(old, STDOUT_FILENO);
	close(old);
	close(fd);
	char *all = file_read(path, 2 * LENGTH, &length, &error);

	unlink(path);
	assert_non_null(all);
	return all;
}

static void assert_printed(const char *pager, const char *wanted)
{
	char *all = printed(pager);

	if (wanted)
		assert_string_equal(all, wanted);
	else
		assert_true(strlen(all) == LENGTH && memcmp(all, text, LENGTH) == 0);
	free(all);
}

static void a_pager_gets_all_of_it(void **state)
{
	(void)state;
	assert_printed("wc -c", "1048576\n");
	assert_printed("cmp - /dev/null 2>/dev/null | cat; echo read", "read\n");
}

static void leaving_early_is_no_failure(void **state)
{
	(void)state;
	assert_printed("read line; echo $line", "line\n");
	assert_printed("exit 0", "");
	assert_printed("kill -INT $$", "");
}

static void without_a_pager_it_is_printed(void **state)
{
	(void)state;
	assert_printed("", NULL);
	assert_printed("cat", NULL);
	assert_printed("exit 1", NULL);
	assert_printed("/nonexistent/pager 2>/dev/null", NULL);
	assert_printed("kill -SEGV $$", NULL);
	screen.moves = false;
	assert_printed("wc -c", NULL);
	screen.moves = true;
}

static void signals_mean_what_they_meant(void **state)
{
	static const int NUMBERS[] = {SIGINT, SIGQUIT, SIGPIPE};
	struct sigaction now;

	(void)state;
	assert_printed("exit 0", "");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(sigaction(NUMBERS[i], NULL, &now), 0);
		assert_true(now.sa_handler == SIG_DFL);
	}
	/* Nor does a pager inherit that we ignore them. */
	assert_printed("kill -PIPE $$; echo alive", NULL);
}

static void long_is_more_than_the_screen(void **state)
{
	struct screen small = {.width = 10, .height = 5};

	(void)state;
	assert_false(pager_is_long(&small, "", 0, 0));
	assert_false(pager_is_long(&small, "1\n2\n3\n4\n", 8, 0));
	assert_true(pager_is_long(&small, "1\n2\n3\n4\n", 8, 1));
	assert_true(pager_is_long(&small, "1\n2\n3\n4\n5\n", 10, 0));
	assert_false(pager_is_long(&small, "1234567890\n2\n3\n4\n", 17, 0));
	assert_true(pager_is_long(&small, "12345678901\n2\n3\n4\n", 18, 0));
	assert_false(pager_is_long(&small, "\x1b[1;36m1234567890\x1b[0m\n2\n3\n4\n", 28, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pager_gets_all_of_it),
	    cmocka_unit_test(leaving_early_is_no_failure),
	    cmocka_unit_test(without_a_pager_it_is_printed),
	    cmocka_unit_test(signals_mean_what_they_meant),
	    cmocka_unit_test(long_is_more_than_the_screen),
	};

	/* A shell that runs tests in the background has them ignored. */
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	for (size_t i = 0; i < LENGTH; i++)
		text[i] = "line\n"[i % 5];
	return cmocka_run_group_tests_name("pager", tests, NULL, NULL);
}
