/*
 * caged.h - a shell script in the cage, in the folder of a stage, as a compiler would run there.
 */
#ifndef SRC_AUTHOR_CAGED_H
#define SRC_AUTHOR_CAGED_H

#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/error.h"
#include "grader/stage.h"

/* Borrows everything. */
struct caged_job {
	const struct cage *cage;
	const struct compiler *compiler;
	const struct stage *stage;
	const char *script; /* for /bin/sh; "$CC" is the compiler */
	int seconds;
};

enum { CAGED_OUT_OF_TIME = -1, CAGED_BROKEN = 97 };

/* What it said, the caller's, and how it ended: its exit status, 128 and more for a signal, or
 * CAGED_OUT_OF_TIME. NULL if it could not be started. */
char *caged_run(const struct caged_job *job, int *status, struct error *error);

#endif
