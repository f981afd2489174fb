#include "src/text/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

/*
 * Colours as they are, and the text stays on the screen behind it: one types while one reads. The
 * line at the bottom says what to press.
 */
static char LESS[] = "less", LESS_OPTIONS[] = "-RX",
	    LESS_PROMPT[] =
		"-Ps?eThe end, b goes back, q leaves:Space goes on, b goes back, q leaves.";
static char SHELL[] = "sh", SHELL_COMMAND[] = "-c";

bool pager_is_long(const struct screen *screen, const char *text, size_t length, int below)
{
	long room = (long)screen->height - 1 - below;

	for (size_t at = 0; at < length && room >= 0;) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t line = end ? (size_t)(end - text) - at : length - at;
		int columns = screen_columns_of(text + at, line);

		room -= columns > 0 ? (columns - 1) / screen->width + 1 : 1;
		at += line + 1;
	}
	return room < 0;
}

/* --- the pager's process ---------------------------------------------------------------------- */

/* Whom it pages for: what is to be as before when it is over. */
struct before {
	struct sigaction interrupt, quit, pipe;
	struct termios terminal;
	bool has_terminal;
};

static void step_aside(struct before *before)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	fflush(stdout);
	before->has_terminal = tcgetattr(STDOUT_FILENO, &before->terminal) == 0;
	sigaction(SIGINT, &ignore, &before->interrupt);
	sigaction(SIGQUIT, &ignore, &before->quit);
	sigaction(SIGPIPE, &ignore, &before->pipe);
}

/* A pager that was killed has left the terminal as it was good for it. */
static void step_back(const struct before *before)
{
	if (before->has_terminal)
		tcsetattr(STDOUT_FILENO, TCSADRAIN, &before->terminal);
	sigaction(SIGINT, &before->interrupt, NULL);
	sigaction(SIGQUIT, &before->quit, NULL);
	sigaction(SIGPIPE, &before->pipe, NULL);
}

static int spawn(pid_t *pid, int input, char **words)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t usual;
	int why;

	sigemptyset(&usual);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGQUIT);
	sigaddset(&usual, SIGPIPE);
	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	if (posix_spawnattr_init(&attributes) != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return -1;
	}
	why = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	if (why == 0)
		why = posix_spawnattr_setsigdefault(&attributes, &usual);
	if (why == 0)
		why = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	if (why == 0)
		why = posix_spawnp(pid, words[0], &actions, &attributes, words, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return why == 0 ? 0 : -1;
}

/* Until all is written or nobody reads any more. */
static void write_all(int fd, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t written = write(fd, text, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		text += written;
		length -= (size_t)written;
	}
}

/* Its words; NULL for the first if the text is to be printed. */
static void choose(char *words[4])
{
	char *pager = getenv("PAGER");

	memset(words, 0, 4 * sizeof *words);
	if (!pager) {
		words[0] = LESS;
		words[1] = LESS_OPTIONS;
		words[2] = LESS_PROMPT;
	} else if (*pager && strcmp(pager, "cat") != 0) {
		setenv("LESS", "R", 0); /* if it is less, with colours */
		words[0] = SHELL;
		words[1] = SHELL_COMMAND;
		words[2] = pager;
	}
}

/* False if it was not shown: no pager, or one that failed. Ctrl-C may end it, as it may be left. */
static bool page(const char *text, size_t length)
{
	char *words[4];
	int ends[2], status;
	pid_t pid;

	choose(words);
	if (!words[0] || pipe2(ends, O_CLOEXEC) != 0)
		return false;
	bool started = spawn(&pid, ends[0], words) == 0;

	close(ends[0]);
	if (started)
		write_all(ends[1], text, length);
	close(ends[1]);
	if (!started)
		return false;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return true;
	return WIFEXITED(status) ? WEXITSTATUS(status) == 0 : WTERMSIG(status) == SIGINT;
}

void pager_show(const struct screen *screen, const char *text, size_t length, int below)
{
	bool shown = false;

	if (screen->moves && pager_is_long(screen, text, length, below)) {
		struct before before;

		step_aside(&before);
		shown = page(text, length);
		step_back(&before);
	}
	if (!shown)
		fwrite(text, 1, length, stdout);
}
