/*
 * keys.h - the whole of a terminal's screen, and its keys one by one.
 *
 * Between stop_on_signals and stop_now: a signal is a key that says so. The terminal goes back to
 * what it was in keys_close, which is safe twice.
 */
#ifndef SRC_DRAW_KEYS_H
#define SRC_DRAW_KEYS_H

#include "grader/error.h"

#include <signal.h>
#include <stdbool.h>
#include <termios.h>

/* Beside the letters that they are. */
enum key {
	KEY_NOTHING = 0, /* in the time that was given, or none that means anything */
	KEY_LEFT = 256,
	KEY_RIGHT,
	KEY_UP,
	KEY_DOWN,
	KEY_HOME,
	KEY_END,
	KEY_RESIZED, /* the screen is to be drawn anew */
	KEY_GONE,    /* nobody will press one any more, or a signal asked to stop */
};

/* Start from {0}. */
struct keys {
	struct termios before;
	sigset_t signals_before;
	bool open;
};

/* -1 where input is no terminal. */
int keys_open(struct keys *keys, struct error *error);
void keys_close(struct keys *keys);

/* Waits so long at most; for ever if it is negative. */
int keys_wait(struct keys *keys, int timeout_ms);

#endif
