/*
 * home.h - the folder for what is the learner's own: progress, and packs.
 */
#ifndef SRC_STORE_HOME_H
#define SRC_STORE_HOME_H

#include "grader/error.h"

/* $STRIDE_HOME, else $XDG_DATA_HOME/stride, else ~/.local/share/stride; it need not be there yet.
 * The path is the caller's. NULL if none of these is set. */
char *home_folder(struct error *error);

/* The path of something in it. NULL as above. */
char *home_path(const char *name, struct error *error);

#define HOME_STORE "progress.db"
#define HOME_OUTBOX "outbox.db"

#endif
