/*
 * zygote.h - a runner that is in the cage already and never runs anything itself: for each run it
 * makes a copy of itself.
 *
 * Starting a program and caging it takes as long as running the cases of a grade. The zygote has
 * both behind it. It sees nothing of a submission but descriptors that it hands on, so that it is
 * after a thousand runs what it was before the first.
 */
#ifndef GRADER_ZYGOTE_H
#define GRADER_ZYGOTE_H

#include "grader/cage.h"
#include "grader/error.h"

#include <sys/types.h>

struct zygote;

/*
 * A copy that starts with these descriptors, beside its standard ones: its pidfd, the caller's; or
 * -1. *zygote, NULL at first, is made if there is none or if it has died; it belongs to the process
 * that made it, and to nobody who was forked from that. `folder` is one that is empty now.
 */
int zygote_copy(struct zygote **zygote, const char *runner, const struct cage *cage,
    const char *folder, const int *descriptors, int count, struct error *error);

/* Ends it with all its copies. Safe on NULL. */
void zygote_free(struct zygote *zygote);

#endif
