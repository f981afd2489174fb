#include "src/draw/keys.h"

#include "grader/stop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
	CTRL_D = 4,
	CTRL_Z = 26,
	ESCAPE = 27,
	ESCAPE_MS = 60, /* by then the rest of what a key sends has come */
};

static volatile sig_atomic_t resized;
static struct sigaction resize_before;

static void on_resize(int number)
{
	(void)number;
	resized = 1;
}

static void send(const char *codes)
{
	fputs(codes, stdout);
	fflush(stdout);
}

/* Another screen than that of the shell, without a cursor. */
static int take_screen(struct keys *keys)
{
	struct termios ours = keys->before;

	ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	ours.c_cc[VMIN] = 1;
	ours.c_cc[VTIME] = 0;
	/* A program that is stopped by the terminal itself would leave it like this. */
	ours.c_cc[VSUSP] = _POSIX_VDISABLE;
	ours.c_cc[VQUIT] = _POSIX_VDISABLE;
	if (tcsetattr(STDIN_FILENO, TCSADRAIN, &ours) != 0)
		return -1;
	send("\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J");
	keys->open = true;
	return 0;
}

static void give_screen(struct keys *keys)
{
	send("\x1b[0m\x1b[?25h\x1b[?1049l");
	tcsetattr(STDIN_FILENO, TCSADRAIN, &keys->before);
	keys->open = false;
}

/* Signals come only while a key is waited for, so that none is missed just before. */
static void hold_signals(struct keys *keys)
{
	const struct sigaction action = {.sa_handler = on_resize};
	sigset_t held;

	resized = 0;
	sigaction(SIGWINCH, &action, &resize_before);
	sigemptyset(&held);
	sigaddset(&held, SIGWINCH);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, &keys->signals_before);
}

static void let_signals(struct keys *keys)
{
	sigprocmask(SIG_SETMASK, &keys->signals_before, NULL);
	sigaction(SIGWINCH, &resize_before, NULL);
}

int keys_open(struct keys *keys, struct error *error)
{
	fflush(stdout);
	if (tcgetattr(STDIN_FILENO, &keys->before) != 0)
		return error_set(error, "cannot read keys: %s", strerror(errno));
	hold_signals(keys);
	if (take_screen(keys) == 0)
		return 0;
	error_set(error, "cannot read keys: %s", strerror(errno));
	let_signals(keys);
	return -1;
}

void keys_close(struct keys *keys)
{
	if (!keys->open)
		return;
	give_screen(keys);
	let_signals(keys);
}

/* Ctrl-Z: the shell gets its screen back until it says to go on. */
static int suspend(struct keys *keys)
{
	give_screen(keys);
	kill(0, SIGTSTP);
	return take_screen(keys) == 0 ? KEY_RESIZED : KEY_GONE;
}

/* The next byte; 0 if none comes in time, -1 if none ever will or something else is to be done. */
static int next_byte(const struct keys *keys, int timeout_ms)
{
	const struct timespec timeout = {timeout_ms / 1000, timeout_ms % 1000 * 1000000L};
	struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
	unsigned char byte;
	int count = ppoll(&ready, 1, timeout_ms < 0 ? NULL : &timeout, &keys->signals_before);

	if (count <= 0)
		return count;
	return read(STDIN_FILENO, &byte, 1) == 1 ? byte : -1;
}

/* What follows an escape: "[A" or "OA", "[H", "[1~". */
static int read_sequence(const struct keys *keys)
{
	static const char LETTERS[] = "DCABHF";
	int byte = next_byte(keys, ESCAPE_MS), number = 0;

	if (byte != '[' && byte != 'O')
		return KEY_NOTHING;
	while ((byte = next_byte(keys, ESCAPE_MS)) > 0 &&
	       (byte == ';' || (byte >= '0' && byte <= '9')))
		number = byte == ';' ? 0 : number > 99 ? number : number * 10 + byte - '0';
	const char *letter = byte > 0 ? strchr(LETTERS, byte) : NULL;

	if (letter)
		return KEY_LEFT + (int)(letter - LETTERS);
	if (byte == '~' && (number == 1 || number == 7))
		return KEY_HOME;
	return byte == '~' && (number == 4 || number == 8) ? KEY_END : KEY_NOTHING;
}

int keys_wait(struct keys *keys, int timeout_ms)
{
	int byte = next_byte(keys, timeout_ms);

	if (stop_asked)
		return KEY_GONE;
	if (resized) {
		resized = 0;
		return KEY_RESIZED;
	}
	switch (byte) {
	case -1:
	case CTRL_D:
		return KEY_GONE;
	case CTRL_Z:
		return suspend(keys);
	case ESCAPE:
		return read_sequence(keys);
	default:
		return byte;
	}
}
