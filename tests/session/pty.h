/*
 * pty.h - somebody at a terminal: a program behind a pseudo-terminal, what it shows, and what is
 * typed.
 */
#ifndef TESTS_SESSION_PTY_H
#define TESTS_SESSION_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

/* Bytes that grow, and end with a NUL that `length` does not count. */
struct bytes {
	char *text;
	size_t length, room;
};

/* Filled by pty_start, released by pty_release. Start from {0}. */
struct pty {
	int fd, slave;
	pid_t pid;
	struct termios before; /* the modes of the terminal, as the program found them */
	bool strip;            /* `seen` has no escape sequences, carriage returns and bells */
	int strip_state;
	struct bytes shown; /* all that came */
	struct bytes seen;  /* the same, or stripped */
	size_t at;          /* how much of that was waited for */
};

/* What a program is started with. Borrows everything. */
struct pty_program {
	const char *const *words, *const *environment; /* end with NULL */
	const char *folder;
	int width, height;
	bool strip;
};

/* -1 with errno if there is no terminal to be had. */
int pty_start(struct pty *pty, const struct pty_program *program);

/* Waits until the text is there behind that of the last time. */
bool pty_see(struct pty *pty, const char *text, int patience_ms);

/* Takes what comes within that time. */
void pty_pause(struct pty *pty, int ms);

bool pty_type(struct pty *pty, const char *bytes, size_t length);
void pty_resize(struct pty *pty, int width, int height);

/* Waits for its end. The exit status, 128 and the signal that ended it, or -1 if it goes on. */
int pty_leave(struct pty *pty, int patience_ms);

/* Whether the terminal has the modes that it had. */
bool pty_is_restored(const struct pty *pty);

/* Kills what still runs. */
void pty_release(struct pty *pty);

#endif
