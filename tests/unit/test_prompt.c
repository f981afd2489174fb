/* The prompt at a terminal that is good for lines and nothing more, which is made here. */
#include "src/prompt.h"

#include "src/output.h"
#include "src/session.h"

#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
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
	char seen[8192];
	size_t used, read; /* how much there is, and how much of it was waited for */
};

static void open_terminal(struct terminal *terminal)
{
	*terminal = (struct terminal){0};
	terminal->pid = forkpty(&terminal->fd, NULL, NULL, NULL);
	if (terminal->pid < 0)
		skip(); /* nothing to type at */
	if (terminal->pid > 0)
		return;
	struct session session = {0};

	setenv("STRIDE_HOME", "/dev/null/stride", 1); /* nobody's progress is touched */
	int status = (int)prompt_run(&session);

	_exit(output_flush() ? status : 99);
}

/* Reads until the words are there, behind those of the last time. */
static bool sees(struct terminal *terminal, const char *words, int patience_ms)
{
	const char *found;

	while (!(found = strstr(terminal->seen + terminal->read, words))) {
		struct pollfd ready = {.fd = terminal->fd, .events = POLLIN};
		size_t room = sizeof terminal->seen - 1 - terminal->used;
		ssize_t got = poll(&ready, 1, patience_ms) == 1
				  ? read(terminal->fd, terminal->seen + terminal->used, room)
				  : -1;

		if (got <= 0)
			return false;
		terminal->used += (size_t)got;
	}
	terminal->read = (size_t)(found - terminal->seen) + strlen(words);
	return true;
}

static void see(struct terminal *terminal, const char *words)
{
	if (!sees(terminal, words, PATIENCE_MS))
		fail_msg("there is no \"%s\" in \"%s\"", words, terminal->seen);
}

static void type(struct terminal *terminal, const char *keys)
{
	assert_int_equal(write(terminal->fd, keys, strlen(keys)), strlen(keys));
}

/* Waits for the end and returns the exit status; a signal is 1000 more. */
static int leave(struct terminal *terminal)
{
	int status;

	/* What is printed last must be taken, or the program would wait for that. */
	while (terminal->used < sizeof terminal->seen - 1) {
		ssize_t got = read(terminal->fd, terminal->seen + terminal->used,
		    sizeof terminal->seen - 1 - terminal->used);

		if (got <= 0)
			break;
		terminal->used += (size_t)got;
	}
	assert_int_equal(waitpid(terminal->pid, &status, 0), terminal->pid);
	close(terminal->fd);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void a_mistake_that_was_seen_is_not_told_again(void **state)
{
	struct terminal terminal;

	(void)state;
	open_terminal(&terminal);
	see(&terminal, "stride> ");
	type(&terminal, "nonsense\n");
	see(&terminal, "There is no command \"nonsense\"");
	see(&terminal, "stride> ");
	type(&terminal, "quit\n");
	assert_int_equal(leave(&terminal), STATUS_DONE);
}

static void the_end_of_input_is_an_end(void **state)
{
	struct terminal terminal;

	(void)state;
	open_terminal(&terminal);
	see(&terminal, "stride> ");
	type(&terminal, "nonsense\n");
	see(&terminal, "stride> ");
	type(&terminal, "\004");
	assert_int_equal(leave(&terminal), STATUS_DONE);
}

static void an_interrupt_begins_a_new_line(void **state)
{
	struct terminal terminal;

	(void)state;
	open_terminal(&terminal);
	for (int i = 0; i < 3; i++) {
		see(&terminal, "stride> ");
		type(&terminal, "quit\003");
		/* It is only heard by a program that waits already, which nobody can see. */
		for (int tries = 0; !sees(&terminal, "\r\n", 500) && tries < 20; tries++)
			type(&terminal, "\003");
	}
	see(&terminal, "stride> ");
	type(&terminal, "version\n");
	see(&terminal, "\nstride ");
	see(&terminal, "stride> ");
	type(&terminal, "quit\n");
	assert_int_equal(leave(&terminal), STATUS_DONE);
}

static void pasted_bytes_do_not_reach_the_terminal(void **state)
{
	struct terminal terminal;

	(void)state;
	open_terminal(&terminal);
	see(&terminal, "stride> ");
	type(&terminal, "\033[2J\n");
	see(&terminal, "There is no command \"\\x1b[2J\"");
	see(&terminal, "stride> ");
	type(&terminal, "quit\n");
	assert_int_equal(leave(&terminal), STATUS_DONE);
	assert_null(strchr(terminal.seen, '\033'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_mistake_that_was_seen_is_not_told_again),
	    cmocka_unit_test(the_end_of_input_is_an_end),
	    cmocka_unit_test(an_interrupt_begins_a_new_line),
	    cmocka_unit_test(pasted_bytes_do_not_reach_the_terminal),
	};

	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
