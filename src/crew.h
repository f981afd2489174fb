/*
 * crew.h - many pieces of work, each in another process than ours, so many at a time.
 *
 * What a piece comes to is what it writes. It is taken here in order, from the first piece to the
 * last, so that nothing depends on how many work or on who is done first.
 *
 * A lasting crew is for so many pieces that starting a process for each, and waiting for the
 * slowest of them, would cost too much: its processes go from piece to piece, keeping what serves
 * the next, and what a piece comes to is taken as soon as it is there.
 */
#ifndef SRC_CREW_H
#define SRC_CREW_H

#include "grader/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Borrows the context. */
struct crew {
	int workers; /* at least 1 */
	int count;   /* of pieces */
	void *context;

	/* In another process, which ends with it unless it is lasting. */
	void (*work)(void *context, int index, FILE *out);

	/* In ours; `said` is NULL if the process was lost. */
	void (*take)(void *context, int index, const char *said, size_t length);

	bool lasting; /* and then what a lost process was at is tried once more */

	/* In ours, several times a second: false to give up. NULL for neither. */
	bool (*glance)(void *context);
};

/* -1 if a process could not be started, or a signal asked to stop. */
int crew_run(const struct crew *crew, struct error *error);

/* How many processors we may use. */
int crew_usual(void);

#endif
