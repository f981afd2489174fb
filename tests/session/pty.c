#include "tests/session/pty.h"

#include "grader/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

enum { LOOK_EVERY_MS = 5 };

/* --- what is seen ----------------------------------------------------------------------------- */

static void add(struct bytes *to, char byte)
{
	if (to->length + 2 > to->room) {
		size_t room = to->room ? 2 * to->room : 8192;
		char *text = realloc(to->text, room);

		if (!text)
			abort();
		to->text = text;
		to->room = room;
	}
	to->text[to->length++] = byte;
	to->text[to->length] = '\0';
}

/* Where in an escape sequence we are. */
enum { PLAIN, ESCAPED, CONTROL, STRING, STRING_ESCAPED, CHARSET };

static int next_state(int state, char byte)
{
	switch (state) {
	case PLAIN:
		return byte == '\x1b' ? ESCAPED : PLAIN;
	case ESCAPED:
		return byte == '[' ? CONTROL : byte == ']' ? STRING : byte == '(' ? CHARSET : PLAIN;
	case CONTROL:
		return byte >= '@' && byte <= '~' ? PLAIN : CONTROL;
	case STRING:
		return byte == '\a' ? PLAIN : byte == '\x1b' ? STRING_ESCAPED : STRING;
	default:
		return PLAIN;
	}
}

static void take_byte(struct pty *pty, char byte)
{
	int before = pty->strip_state;

	add(&pty->shown, byte);
	if (!pty->strip) {
		add(&pty->seen, byte);
		return;
	}
	pty->strip_state = next_state(before, byte);
	if (before == PLAIN && pty->strip_state == PLAIN && byte != '\r' && byte != '\a')
		add(&pty->seen, byte);
}

/* Takes what is there, and waits for it so long. False if nothing came. */
static bool take(struct pty *pty, int wait_ms)
{
	struct pollfd ready = {.fd = pty->fd, .events = POLLIN};
	char bytes[4096];
	ssize_t got =
	    poll(&ready, 1, wait_ms) == 1 ? read(pty->fd, bytes, sizeof bytes) : (ssize_t)-1;

	for (ssize_t i = 0; i < got; i++)
		take_byte(pty, bytes[i]);
	return got > 0;
}

bool pty_see(struct pty *pty, const char *text, int patience_ms)
{
	double until = clock_ms() + patience_ms;

	for (;;) {
		const char *found = strstr(pty->seen.text + pty->at, text);

		if (found) {
			pty->at = (size_t)(found - pty->seen.text) + strlen(text);
			return true;
		}
		double left = until - clock_ms();

		if (left <= 0)
			return false;
		take(pty, (int)left + 1);
	}
}

void pty_pause(struct pty *pty, int ms)
{
	double until = clock_ms() + ms, left;

	while ((left = until - clock_ms()) > 0)
		take(pty, (int)left + 1);
}

/* --- the program ------------------------------------------------------------------------------ */

/* What whoever runs the tests ignores, as a shell in the background does, is not ignored here. */
static _Noreturn void become(const struct pty_program *program, int slave)
{
	static const int SIGNALS[] = {SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGPIPE, SIGTSTP};
	sigset_t none;

	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		signal(SIGNALS[i], SIG_DFL);

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (login_tty(slave) != 0 || (program->folder && chdir(program->folder) != 0))
		_exit(126);
	execvpe(program->words[0], (char *const *)(uintptr_t)program->words,
	    (char *const *)(uintptr_t)program->environment);
	_exit(127);
}

int pty_start(struct pty *pty, const struct pty_program *program)
{
	struct winsize size = {
	    .ws_col = (unsigned short)program->width, .ws_row = (unsigned short)program->height};

	*pty = (struct pty){.strip = program->strip};
	add(&pty->seen, '\n'); /* so that there is a text */
	if (openpty(&pty->fd, &pty->slave, NULL, NULL, &size) != 0)
		return -1;
	fcntl(pty->fd, F_SETFD, FD_CLOEXEC);
	tcgetattr(pty->slave, &pty->before);
	pty->pid = fork();
	if (pty->pid == 0)
		become(program, pty->slave);
	fcntl(pty->slave, F_SETFD, FD_CLOEXEC);
	return pty->pid > 0 ? 0 : -1;
}

bool pty_type(struct pty *pty, const char *bytes, size_t length)
{
	return write(pty->fd, bytes, length) == (ssize_t)length;
}

void pty_resize(struct pty *pty, int width, int height)
{
	struct winsize size = {.ws_col = (unsigned short)width, .ws_row = (unsigned short)height};

	ioctl(pty->fd, TIOCSWINSZ, &size);
}

/* What it shows last must be taken, or it would wait for that. */
int pty_leave(struct pty *pty, int patience_ms)
{
	double until = clock_ms() + patience_ms;
	int status;
	pid_t ended;

	while ((ended = waitpid(pty->pid, &status, WNOHANG)) == 0 && clock_ms() < until)
		take(pty, LOOK_EVERY_MS);
	if (ended != pty->pid)
		return -1;
	while (take(pty, 0))
		;
	pty->pid = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The speed is no mode, and some systems count a flag that only says how much is waiting. */
bool pty_is_restored(const struct pty *pty)
{
	struct termios now;

	return tcgetattr(pty->slave, &now) == 0 && now.c_lflag == pty->before.c_lflag &&
	       now.c_iflag == pty->before.c_iflag && now.c_oflag == pty->before.c_oflag &&
	       memcmp(now.c_cc, pty->before.c_cc, sizeof now.c_cc) == 0;
}

void pty_release(struct pty *pty)
{
	if (pty->pid > 0) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	if (pty->fd > 0)
		close(pty->fd);
	if (pty->slave > 0)
		close(pty->slave);
	free(pty->shown.text);
	free(pty->seen.text);
	*pty = (struct pty){0};
}
