/*
 * crew.h - many pieces of work, each in a process of its own, so many at a time.
 *
 * What a piece comes to is what it writes. It is taken here in order, from the first piece to the
 * last, so that nothing depends on how many work or on who is done first.
 */
#ifndef SRC_AUTHOR_CREW_H
#define SRC_AUTHOR_CREW_H

#include "grader/error.h"

#include <stddef.h>
#include <stdio.h>

/* Borrows the context. */
struct crew {
	int workers; /* at least 1 */
	int count;   /* of pieces */
	void *context;

	/* In its own process, which ends with it. */
	void (*work)(void *context, int index, FILE *out);

	/* In ours; `said` is NULL if the process was lost. */
	void (*take)(void *context, int index, const char *said, size_t length);
};

/* -1 if a process could not be started, or a signal asked to stop. */
int crew_run(const struct crew *crew, struct error *error);

/* How many processors we may use. */
int crew_usual(void);

#endif
