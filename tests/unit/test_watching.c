/* Saves as editors make them, each in a folder of its own. */
#include "src/watching.h"

#include "grader/clock.h"

#include <fcntl.h>
#include <poll.h>
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

enum { PATIENCE_MS = 10000, CALM_MS = 300 };

static char folder[64], path[80], beside[80], elsewhere[80];

static int set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/stride-watching-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/answer.c", folder);
	snprintf(beside, sizeof beside, "%s/answer.c~", folder);
	snprintf(elsewhere, sizeof elsewhere, "%s/other.c", folder);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(path);
	unlink(beside);
	unlink(elsewhere);
	return rmdir(folder);
}

static void write_text(const char *to, const char *text)
{
	int fd = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* Waits for news; nothing if none come in this time. */
static enum watching_news wait_for_news(struct watching *watching, int patience_ms)
{
	double until = clock_ms() + patience_ms, left;
	enum watching_news news;

	while ((news = watching_look(watching)) == WATCHING_NOTHING &&
	       (left = until - clock_ms()) > 0) {
		struct pollfd ready = {.fd = watching->fd, .events = POLLIN};
		int patience = watching_patience(watching);

		poll(&ready, 1, patience < left ? patience : (int)left + 1);
	}
	return news;
}

#define assert_news(watching, news) \
	assert_int_equal(wait_for_news(watching, PATIENCE_MS), WATCHING_##news)
#define assert_calm(watching) assert_int_equal(wait_for_news(watching, CALM_MS), WATCHING_NOTHING)

/* With a file that was spoken of already. */
static void open_watching(struct watching *watching, bool there)
{
	struct error error;

	if (there)
		write_text(path, "1");
	assert_int_equal(watching_open(watching, path, &error), 0);
	assert_int_equal(watching_look(watching), there ? WATCHING_SAVED : WATCHING_REMOVED);
	assert_calm(watching);
}

static void a_file_that_is_written_in_place(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	write_text(path, "2");
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	write_text(path, "2"); /* the same again is a save, too */
	assert_news(&watching, SAVED);
	watching_release(&watching);
}

static void a_file_that_takes_the_name(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	for (int i = 0; i < 3; i++) {
		write_text(beside, "2");
		assert_calm(&watching);
		assert_int_equal(rename(beside, path), 0);
		assert_news(&watching, SAVED);
	}
	watching_release(&watching);
}

static void the_old_file_set_aside_first(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	rename(path, beside);
	write_text(path, "2");
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	watching_release(&watching);
}

static void a_second_name_for_what_was_written(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	write_text(beside, "2");
	unlink(path);
	assert_int_equal(link(beside, path), 0);
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	watching_release(&watching);
}

/* Half a file is no save, however slowly the other half comes. */
static void a_slow_writer(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	int fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);

	assert_int_equal(wait_for_news(&watching, 100), WATCHING_NOTHING);
	assert_int_equal(write(fd, "2", 1), 1);
	assert_int_equal(wait_for_news(&watching, 100), WATCHING_NOTHING);
	assert_int_equal(write(fd, "3", 1), 1);
	close(fd);
	assert_news(&watching, SAVED);
	assert_int_equal(watching.seen.st_size, 2);
	assert_calm(&watching);
	watching_release(&watching);
}

/* One that never closes it has said enough after a while. */
static void a_writer_that_keeps_it_open(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	assert_int_equal(write(fd, "22", 2), 2);
	assert_news(&watching, SAVED);
	close(fd);
	watching_release(&watching);
}

static void many_saves_at_once_are_one(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	for (int i = 0; i < 50; i++)
		write_text(path, "2");
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	watching_release(&watching);
}

static void other_files_are_no_news(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	write_text(elsewhere, "2");
	unlink(elsewhere);
	assert_calm(&watching);
	watching_release(&watching);
}

static void a_file_that_goes_and_comes_back(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	unlink(path);
	assert_news(&watching, REMOVED);
	assert_calm(&watching);
	write_text(path, "2");
	assert_news(&watching, SAVED);
	watching_release(&watching);
}

static void a_folder_that_goes_and_comes_back(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
	assert_news(&watching, REMOVED);
	assert_int_equal(mkdir(folder, 0700), 0);
	write_text(path, "2");
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	write_text(path, "3");
	assert_news(&watching, SAVED);
	watching_release(&watching);
}

/* Of what a link leads to, the system tells nothing. */
static void a_link_to_elsewhere(void **state)
{
	struct watching watching;
	char other[] = "/tmp/stride-watching-XXXXXX", target[80];
	struct error error;

	(void)state;
	assert_non_null(mkdtemp(other));
	snprintf(target, sizeof target, "%s/answer.c", other);
	write_text(target, "1");
	assert_int_equal(symlink(target, path), 0);
	assert_int_equal(watching_open(&watching, path, &error), 0);
	assert_news(&watching, SAVED);
	write_text(target, "22");
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	watching_release(&watching);
	unlink(target);
	rmdir(other);
}

static void a_system_that_tells_nothing(void **state)
{
	struct watching watching;

	(void)state;
	open_watching(&watching, true);
	close(watching.fd);
	watching.fd = watching.folder = -1;
	write_text(path, "22");
	assert_news(&watching, SAVED);
	assert_calm(&watching);
	unlink(path);
	assert_news(&watching, REMOVED);
	watching_release(&watching);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(a_file_that_is_written_in_place),
	    TEST(a_file_that_takes_the_name),
	    TEST(the_old_file_set_aside_first),
	    TEST(a_second_name_for_what_was_written),
	    TEST(a_slow_writer),
	    TEST(a_writer_that_keeps_it_open),
	    TEST(many_saves_at_once_are_one),
	    TEST(other_files_are_no_news),
	    TEST(a_file_that_goes_and_comes_back),
	    TEST(a_folder_that_goes_and_comes_back),
	    TEST(a_link_to_elsewhere),
	    TEST(a_system_that_tells_nothing),
	};

	return cmocka_run_group_tests_name("watching", tests, NULL, NULL);
}
