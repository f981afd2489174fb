/* A convolution walked through at a terminal, which is made here. */
#include "src/draw/stepping.h"

#include "grader/stop.h"
#include "src/draw/question.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { PATIENCE_MS = 20000 };

/* Someone at a terminal: what they see, and the program behind it. */
struct terminal {
	int fd;
	pid_t pid;
	struct termios before;
	char seen[1 << 16];
	size_t used, read; /* how much there is, and how much of it was waited for */
};

static struct terminal terminal;

/* In the program: walks, and then does with a signal what it always does. */
static void walk(int count, char **words)
{
	static struct question question;
	struct screen screen = {.terminal = true, .moves = true, .ascii = true};
	struct error error = {""};

	if (question_read_play(&question, count, words, &error) != 0)
		_exit(98);
	struct window window = question_window(&question);
	struct picture picture = {.window = &window};

	screen_measure(&screen);
	stop_on_signals();
	int done = stepping_run(&screen, &picture, &error);

	stop_now();
	_exit(done == 0 ? 7 : 99);
}

static void start(const char *line)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	char text[128], *words[16];
	int count = 0;

	snprintf(text, sizeof text, "%s", line);
	for (char *rest = text, *word; (word = strsep(&rest, " "));)
		words[count++] = word;
	terminal = (struct terminal){0};
	terminal.pid = forkpty(&terminal.fd, NULL, NULL, &size);
	if (terminal.pid < 0)
		skip(); /* nothing to type at */
	if (terminal.pid == 0)
		walk(count, words);
}

/* Reads until the words are there, behind those of the last time. */
static void see(const char *words)
{
	const char *found;

	while (!(found = strstr(terminal.seen + terminal.read, words))) {
		struct pollfd ready = {.fd = terminal.fd, .events = POLLIN};
		size_t room = sizeof terminal.seen - 1 - terminal.used;
		ssize_t got = poll(&ready, 1, PATIENCE_MS) == 1
				  ? read(terminal.fd, terminal.seen + terminal.used, room)
				  : -1;

		if (got <= 0)
			fail_msg(
			    "there is no \"%s\" in \"%s\"", words, terminal.seen + terminal.read);
		terminal.used += (size_t)got;
	}
	terminal.read = (size_t)(found - terminal.seen) + strlen(words);
}

static void press(const char *keys)
{
	assert_int_equal(write(terminal.fd, keys, strlen(keys)), strlen(keys));
}

static bool is_as_usual(void)
{
	struct termios now;

	assert_int_equal(tcgetattr(terminal.fd, &now), 0);
	return (now.c_lflag & ICANON) && (now.c_lflag & ECHO) && now.c_cc[VSUSP] != _POSIX_VDISABLE;
}

/* The wait status, once the other screen and the hidden cursor were given back. */
static int end(void)
{
	int status = 0;

	see("\x1b[?25h\x1b[?1049l");
	assert_int_equal(waitpid(terminal.pid, &status, 0), terminal.pid);
	assert_true(is_as_usual());
	close(terminal.fd);
	return status;
}

static void assert_left(void)
{
	int status = end();

	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

static void arrows_move_the_window(void **state)
{
	(void)state;
	start("x=1..5 k=1,10");
	see("\x1b[?1049h\x1b[?25l");
	see("y[0] = 1*1 + 2*10 = 21");
	see("1 of 4");
	assert_false(is_as_usual());
	press("\x1b[C");
	see("y[1] = 2*1 + 3*10 = 32");
	press("\x1bOC");
	see("y[2] =");
	press("\x1b[D");
	see("y[1] =");
	press("\x1b[F");
	see("y[3] =");
	press("\x1b[C");
	see("4 of 4"); /* there it ends */
	press("\x1b[1~");
	see("y[0] =");
	press("q");
	assert_left();
}

static void arrows_move_it_up_and_down_a_grid(void **state)
{
	(void)state;
	start("x=4x4 k=2x2");
	see("y[0,0] =");
	press("\x1b[B");
	see("y[1,0] =");
	press("\x1b[D");
	see("y[0,2] ="); /* the end of the row above */
	press("\x1b[A\x1b[C");
	see("y[1,0] =");
	press("\x1b[4~");
	see("9 of 9");
	press("q");
	assert_left();
}

static void space_runs_it_and_stops_it(void **state)
{
	(void)state;
	start("x=1..5 k=1,10");
	see("space runs");
	press(" ");
	see("space stops");
	see("y[1] =");
	see("y[2] =");
	see("y[3] =");
	see("space runs"); /* at the end it stops */
	press(" ");
	see("1 of 4");
	press(" ");
	see("space runs");
	press("q");
	assert_left();
}

static void a_window_that_changes_is_drawn_anew(void **state)
{
	struct winsize size = {.ws_row = 16, .ws_col = 40};

	(void)state;
	start("x=1..5 k=1,10");
	see("1 of 4");
	assert_int_equal(ioctl(terminal.fd, TIOCSWINSZ, &size), 0);
	see("\x1b[16;1H");
	see("1 of 4");
	press("q");
	assert_left();
}

static void keys_that_mean_nothing_do_nothing(void **state)
{
	(void)state;
	start("x=1..5 k=1,10");
	see("1 of 4");
	press("x\x1b[Z\x1b[99;5~\x1b\x07\xff");
	press("\x1b[C");
	see("y[1] =");
	press("q");
	assert_left();
}

/* --- other ways out --------------------------------------------------------------------------- */

static void an_end_of_input_leaves(void **state)
{
	(void)state;
	start("x=1..5 k=1,10");
	see("1 of 4");
	press("\x04");
	assert_left();
}

static void check_signal(int number)
{
	start("x=1..5 k=1,10");
	see("1 of 4");
	if (number == SIGINT)
		press("\x03");
	else
		kill(terminal.pid, number);
	int status = end();

	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == number);
}

static void a_signal_leaves_the_terminal_as_it_was(void **state)
{
	(void)state;
	check_signal(SIGINT);
	check_signal(SIGTERM);
	check_signal(SIGHUP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(arrows_move_the_window),
	    cmocka_unit_test(arrows_move_it_up_and_down_a_grid),
	    cmocka_unit_test(space_runs_it_and_stops_it),
	    cmocka_unit_test(a_window_that_changes_is_drawn_anew),
	    cmocka_unit_test(keys_that_mean_nothing_do_nothing),
	    cmocka_unit_test(an_end_of_input_leaves),
	    cmocka_unit_test(a_signal_leaves_the_terminal_as_it_was),
	};

	/* A shell that runs tests in the background has them ignored. */
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	return cmocka_run_group_tests_name("stepping", tests, NULL, NULL);
}
