/*
 * guest.h - another program that has the terminal for a while, such as an editor.
 *
 * Whatever it does there, and however it ends, the terminal is ours again afterwards and as it was.
 */
#ifndef SRC_GUEST_H
#define SRC_GUEST_H

#include "grader/error.h"

#include <stdbool.h>

/* How it ended. */
struct guest {
	int status; /* its exit status, if no signal ended it */
	int signal; /* 0 if none did */
};

/*
 * Runs a command, as its user wrote it for a shell, with one argument more, and waits for its end.
 * Ctrl-C and Ctrl-Z are the guest's meanwhile. `draws` says that the terminal knows a cursor and
 * colours, and so may have to be told to forget them. -1 if the command could not be run.
 */
int guest_run(struct guest *guest, const char *command, const char *argument, bool draws,
    struct error *error);

#endif
