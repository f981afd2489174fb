/*
 * starting.h - an exercise begun: its starter in the workspace, and itself the current one.
 */
#ifndef SRC_STARTING_H
#define SRC_STARTING_H

#include "src/session.h"

/*
 * Writes the starter where there is no work yet. 0 if it was written, 1 if there is work, which
 * stays as it is; -1 if there is none and none could be made, and then nothing else was changed.
 */
int starting_begin(struct session *session, const char *id, struct error *error);

/* The path of the starter itself; the caller's. NULL without memory. */
char *starting_file(const struct session *session, const char *id);

#endif
