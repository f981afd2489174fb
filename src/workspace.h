/*
 * workspace.h - the folder with the learner's own files, one for each exercise.
 *
 * A file there is always whole: what is written comes beside it and then takes its name. Nothing
 * that a learner wrote is ever lost to a command.
 */
#ifndef SRC_WORKSPACE_H
#define SRC_WORKSPACE_H

#include "grader/error.h"

#include <stdbool.h>

/* DIR/EX.c, as the learner would type it; of a pack DIR/PACK/EX.c. The caller's; NULL without
 * memory. */
char *workspace_file(const char *folder, const char *id);

bool workspace_has(const char *folder, const char *id);

/* Copies the starter into the folder, which is made if need be. 1 if there is work already, which
 * stays; 0 if it was written; -1 on failure. */
int workspace_start(const char *folder, const char *id, const char *starter, struct error *error);

/* The same in place of the work, which is kept beside it; *kept is its new name, the caller's, or
 * NULL if there was none. */
int workspace_reset(
    const char *folder, const char *id, const char *starter, char **kept, struct error *error);

#endif
