/* What a fetch may not exceed, and what it leaves. Without a network: files by their URLs, and
 * servers that are a pipe's end away (what real ones do is in tests/session/http.sh). */
#include "src/fetch/fetch.h"

#include "grader/clock.h"
#include "grader/stop.h"
#include "grader/text.h"
#include "src/fetch/partial.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct error error;
static char folder[32], to[64], url[100], part[64];

static int begin(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/stride-fetch-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(to, sizeof to, "%s/to", folder);
	snprintf(part, sizeof part, "%s/to.part", folder);
	error.text[0] = '\0';
	return 0;
}

static int end(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command); /* NOLINT(cert-env33-c,bugprone-command-processor) */
}

static bool exists(const char *path)
{
	return access(path, F_OK) == 0;
}

/* A file of so many bytes, and its URL. */
static void make(size_t bytes)
{
	char path[64];

	snprintf(path, sizeof path, "%s/from", folder);
	snprintf(url, sizeof url, "file://%s", path);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, (off_t)bytes), 0);
	close(fd);
}

static int fetch(uint64_t bytes_max, int seconds_max)
{
	const struct fetch it = {
	    .url = url, .to = to, .bytes_max = bytes_max, .seconds_max = seconds_max};
	struct fetch_answer answer;
	int done = fetch_file(&it, &answer, &error);

	fetch_answer_release(&answer);
	return done;
}

/* Whether it was refused with these words, and nothing is left. */
static void assert_refused(int done, const char *words)
{
	assert_int_equal(done, -1);
	if (!strstr(error.text, words))
		fail_msg("\"%s\" does not say \"%s\"", error.text, words);
	assert_false(exists(to));
	assert_false(exists(part));
}

/* --- a server of a few words --- */

/* Says this to whoever comes first, and then nothing more for so long. Sets the URL. */
static pid_t serve(const char *words, int then_seconds)
{
	struct sockaddr_in here = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof here;
	char asked[4096];
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (listener < 0 || bind(listener, (struct sockaddr *)&here, sizeof here) != 0 ||
	    listen(listener, 1) != 0 ||
	    getsockname(listener, (struct sockaddr *)&here, &length) != 0)
		fail_msg("no server");
	snprintf(url, sizeof url, "http://127.0.0.1:%d/x", ntohs(here.sin_port));
	pid_t pid = fork();

	if (pid == 0) {
		int client = accept(listener, NULL, NULL);

		(void)!read(client, asked, sizeof asked);
		(void)!write(client, words, strlen(words));
		sleep((unsigned)then_seconds);
		_exit(0);
	}
	close(listener);
	return pid;
}

static void stop(pid_t pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* --- limits --- */

static void a_file_may_have_so_many_bytes(void **state)
{
	struct stat status;

	(void)state;
	make(1000);
	assert_int_equal(fetch(1000, 5), 0);
	assert_int_equal(stat(to, &status), 0);
	assert_int_equal(status.st_size, 1000);
	assert_false(exists(part));
	unlink(to);
	assert_refused(fetch(999, 5), "and at most 0.0 MB are taken");
	make(0);
	assert_int_equal(fetch(0, 5), 0);
	assert_true(exists(to));
}

static void what_is_there_stays_when_the_new_one_is_refused(void **state)
{
	struct stat status;

	(void)state;
	make(10);
	assert_int_equal(fetch(1000, 5), 0);
	make(2000);
	assert_int_equal(fetch(1000, 5), -1);
	assert_int_equal(stat(to, &status), 0);
	assert_int_equal(status.st_size, 10);
}

static void what_is_announced_is_refused_at_once(void **state)
{
	(void)state;
	pid_t pid = serve("HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n", 30);
	double began = clock_ms();

	assert_refused(fetch(1 << 20, 30), "it has 2861.0 MB, and at most 1.0 MB are taken");
	assert_true(clock_ms() - began < 3000);
	stop(pid);
}

static void what_is_not_announced_ends_too(void **state)
{
	(void)state;
	pid_t pid = serve("HTTP/1.1 200 OK\r\n\r\nmore than the ten bytes that are taken", 0);

	assert_refused(fetch(10, 30), "it does not end");
	stop(pid);
}

static void all_of_it_takes_so_long_at_most(void **state)
{
	(void)state;
	pid_t pid = serve("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", 30);
	double began = clock_ms();

	assert_refused(fetch(1000, 1), "was not done within the time for it");
	assert_true(clock_ms() - began < 3000);
	stop(pid);
}

static void a_signal_ends_it(void **state)
{
	(void)state;
	pid_t pid = serve("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", 30);
	double began = clock_ms();

	stop_on_signals();
	pid_t child = fork();

	if (child == 0) {
		usleep(200000);
		kill(getppid(), SIGTERM);
		_exit(0);
	}
	assert_refused(fetch(1000, 30), "it was interrupted");
	assert_true(clock_ms() - began < 3000);
	waitpid(child, NULL, 0);
	stop_asked = 0; /* or it would have its effect */
	stop_now();
	stop(pid);
}

static void headers_that_lie_are_not_believed(void **state)
{
	static const char *const LIES[] = {
	    "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\n\r\nwhole",
	    "HTTP/1.1 206 Partial Content\r\n\r\nwhole",
	    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nx",
	    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
	    "HTTP/1.1 302 Found\r\nLocation: ///\r\n\r\n",
	    "HTTP/1.1 302 Found\r\n\r\n",
	    "HTTP/1.1 416 Range Not Satisfiable\r\n\r\n",
	    "no HTTP at all\r\n\r\n",
	    "\r\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof LIES / sizeof *LIES; i++) {
		pid_t pid = serve(LIES[i], 0);

		assert_refused(fetch(1000, 5), "cannot fetch http://127.0.0.1:");
		stop(pid);
	}
}

static void an_address_has_to_be_one(void **state)
{
	static const char *const NONE[] = {"", "x", "/etc/passwd", "ftp://127.0.0.1/x", "http://",
	    "gopher://127.0.0.1", "\x1b[1m", "file", "://", "http//127.0.0.1"};

	(void)state;
	for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
		snprintf(url, sizeof url, "%s", NONE[i]);
		assert_refused(fetch(1000, 5), "no address that can be used here");
		assert_null(strchr(error.text, '\x1b'));
	}
	snprintf(url, sizeof url, "http://me:password@127.0.0.1:1/x?token=word");
	assert_refused(fetch(1000, 5), "cannot fetch http://127.0.0.1:1/x: no server answers");
}

/* --- in pieces --- */

static struct partial open_part(const char *source)
{
	struct partial partial;

	if (partial_open(&partial, to, source, &error) != 0)
		fail_msg("%s", error.text);
	return partial;
}

/* Leaves two bytes of what has this ETag. */
static void leave(const char *etag)
{
	struct partial partial = open_part("http://a/x");

	assert_int_equal(partial_begin(&partial, etag, &error), 0);
	assert_int_equal(partial_add(&partial, "ab", 2, &error), 0);
	partial_stop(&partial);
}

static void a_part_is_gone_on_with(void **state)
{
	char bytes[10] = "";

	(void)state;
	leave("\"1\"");
	struct partial partial = open_part("http://a/x");

	assert_int_equal(partial.bytes, 2);
	assert_string_equal(partial.etag, "\"1\"");
	assert_int_equal(partial_add(&partial, "cd", 2, &error), 0);
	assert_int_equal(partial_finish(&partial, &error), 0);
	FILE *in = fopen(to, "r");

	assert_non_null(in);
	assert_int_equal(fread(bytes, 1, sizeof bytes, in), 4);
	fclose(in);
	assert_string_equal(bytes, "abcd");
	assert_false(exists(part));
}

static void but_not_without_knowing_of_what(void **state)
{
	static const char *const WEAK[] = {
	    NULL, "", "W/\"1\"", "\"1", "1\"", "\"", "1", "\"1\"2\"", "\"1\n\"", "\"1\"\r\nX: y"};

	(void)state;
	for (size_t i = 0; i < sizeof WEAK / sizeof *WEAK; i++) {
		leave(WEAK[i]);
		assert_false(exists(part));
	}
	leave("\"1\"");
	struct partial partial = open_part("http://b/x");

	assert_int_equal(partial.bytes, 0);
	assert_null(partial.etag);
	partial_stop(&partial);
	assert_false(exists(part));
}

static void one_at_a_time(void **state)
{
	struct partial partial = open_part("http://a/x"), other;

	(void)state;
	assert_int_equal(partial_open(&other, to, "http://a/x", &error), -1);
	assert_non_null(strstr(error.text, "another program is writing it"));
	partial_discard(&partial);
	partial = open_part("http://a/x");
	partial_discard(&partial);
}

static void a_link_is_not_followed(void **state)
{
	struct partial partial;
	char victim[64];

	(void)state;
	snprintf(victim, sizeof victim, "%s/victim", folder);
	assert_int_equal(symlink(victim, part), 0);
	assert_int_equal(partial_open(&partial, to, "http://a/x", &error), -1);
	assert_false(exists(victim));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_file_may_have_so_many_bytes, begin, end),
	    cmocka_unit_test_setup_teardown(
		what_is_there_stays_when_the_new_one_is_refused, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_announced_is_refused_at_once, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_not_announced_ends_too, begin, end),
	    cmocka_unit_test_setup_teardown(all_of_it_takes_so_long_at_most, begin, end),
	    cmocka_unit_test_setup_teardown(a_signal_ends_it, begin, end),
	    cmocka_unit_test_setup_teardown(headers_that_lie_are_not_believed, begin, end),
	    cmocka_unit_test_setup_teardown(an_address_has_to_be_one, begin, end),
	    cmocka_unit_test_setup_teardown(a_part_is_gone_on_with, begin, end),
	    cmocka_unit_test_setup_teardown(but_not_without_knowing_of_what, begin, end),
	    cmocka_unit_test_setup_teardown(one_at_a_time, begin, end),
	    cmocka_unit_test_setup_teardown(a_link_is_not_followed, begin, end),
	};

	/* Nothing here is anywhere else. */
	setenv("no_proxy", "*", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
