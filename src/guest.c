/*
 * The guest stays in our process group, which is the one in the foreground: what is typed goes to
 * it, and Ctrl-Z stops us together. Only what would end us is ignored until it has ended. A guest
 * that was killed could not tidy up, so that beside the modes of the terminal, which are put back
 * in any case, its screen is set right, too.
 */
#include "src/guest.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* What shells say of a command that is there and cannot be run, and of one that is not there. */
enum { SHELL_CANNOT = 126, SHELL_FOUND_NONE = 127, SHELL_SIGNAL = 128 };

/* Plain letters; the main screen; no reports of the mouse, no marks around what is pasted; ordinary
 * cursor keys and letters; a cursor that is seen, on a new last line. */
static const char TIDY[] = "\x1b[0m\x1b[?1049l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l"
			   "\x1b[?2004l\x1b[?1l\x1b>\x1b(B\x1b[r\x1b[?7h\x1b[?25h\x1b[999;1H\n";

static const int OURS[] = {SIGINT, SIGQUIT};

enum { OURS_COUNT = sizeof OURS / sizeof *OURS };

/* What is put back. */
struct before {
	struct sigaction actions[OURS_COUNT];
	struct termios modes;
	bool has_modes;
	int flags;
};

static void leave_to_guest(struct before *before)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};

	before->has_modes = tcgetattr(STDIN_FILENO, &before->modes) == 0;
	before->flags = fcntl(STDIN_FILENO, F_GETFL);
	for (int i = 0; i < OURS_COUNT; i++)
		sigaction(OURS[i], &ignore, &before->actions[i]);
}

/* From the background, where a guest may have left us, only who ignores SIGTTOU may do this. */
static void take_terminal(const struct before *before, bool tidy)
{
	const struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction action;

	sigaction(SIGTTOU, &ignore, &action);
	tcsetpgrp(STDIN_FILENO, getpgrp());
	tcflow(STDIN_FILENO, TCOON);
	if (before->has_modes)
		tcsetattr(STDIN_FILENO, TCSANOW, &before->modes);
	sigaction(SIGTTOU, &action, NULL);
	if (before->flags >= 0)
		fcntl(STDIN_FILENO, F_SETFL, before->flags);
	if (tidy) {
		tcflush(STDIN_FILENO, TCIFLUSH); /* what was meant for the guest */
		fputs(TIDY, stdout);
		fflush(stdout);
	}
	for (int i = 0; i < OURS_COUNT; i++)
		sigaction(OURS[i], &before->actions[i], NULL);
}

static _Noreturn void become(
    const struct before *before, const char *command, const char *script, const char *argument)
{
	for (int i = 0; i < OURS_COUNT; i++)
		sigaction(OURS[i], &before->actions[i], NULL);
	execlp("sh", "sh", "-c", script, command, argument, (char *)NULL);
	_exit(SHELL_FOUND_NONE);
}

static int wait_for(pid_t pid, struct guest *guest, const char *command, struct error *error)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return error_set(
			    error, "cannot wait for \"%s\": %s", command, strerror(errno));
	guest->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	guest->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	/* The shell may have stayed between us, and tells a signal in its own way. */
	if (guest->status > SHELL_SIGNAL && guest->status < SHELL_SIGNAL + NSIG)
		guest->signal = guest->status - SHELL_SIGNAL;
	if (guest->status == SHELL_FOUND_NONE)
		return error_set(error, "cannot run \"%s\": there is no such program", command);
	if (guest->status == SHELL_CANNOT)
		return error_set(error, "cannot run \"%s\": it is no program", command);
	return 0;
}

int guest_run(
    struct guest *guest, const char *command, const char *argument, bool draws, struct error *error)
{
	char script[4096];
	struct before before;
	int done;

	*guest = (struct guest){0};
	if ((size_t)snprintf(script, sizeof script, "%s \"$@\"", command) >= sizeof script)
		return error_set(error, "the command is too long");
	fflush(stdout);
	leave_to_guest(&before);
	pid_t pid = fork();

	if (pid == 0)
		become(&before, command, script, argument);
	done = pid > 0 ? wait_for(pid, guest, command, error)
		       : error_set(error, "cannot start a process: %s", strerror(errno));
	take_terminal(&before, draws && guest->signal != 0);
	return done;
}
