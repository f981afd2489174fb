/*
 * investigate.h - after a failure: which mistake it is, and the smallest input that shows it.
 *
 * The submission is run once more, on inputs in order of size, and beside it the reference and the
 * few pitfalls that answer as it does. What fails here for a reason of ours costs the learner a
 * name, and never changes a verdict.
 */
#ifndef GRADER_INVESTIGATE_H
#define GRADER_INVESTIGATE_H

#include "grader/cage.h"
#include "grader/compile.h"
#include "grader/grader.h"
#include "grader/stage.h"

/* Borrows everything. */
struct inquiry {
	struct workshop *workshop;
	const struct cage *cage;
	const struct compiler *compiler;
	const struct exercise *exercise;
	const struct stage *stage;
	const struct source *source;
	int object;          /* of the submission */
	bool retraces;       /* where nothing else says what is wrong, it is compiled with checks */
	double seconds;      /* for each program that it compiles and runs */
	double seconds_left; /* for all of them */
};

/* Fills in the diagnosis and the counterexample of a result that is otherwise complete. */
void investigate(struct result *result, const struct inquiry *inquiry);

#endif
