/*
 * reference.h - the exercise's own answer, asked what is wanted on fresh cases.
 *
 * It is compiled once and kept in the user's cache, and it runs in the cage like any other code of
 * a pack. Starting and finishing are two calls, so that it can run while a submission is compiled.
 */
#ifndef GRADER_REFERENCE_H
#define GRADER_REFERENCE_H

#include "grader/cage.h"
#include "grader/compile.h"
#include "grader/error.h"
#include "grader/grader.h"
#include "grader/hash.h"
#include "grader/run.h"
#include "grader/stage.h"

/* What it works with; all of it is borrowed, and outlives the struct below. */
struct reference_job {
	struct workshop *workshop;
	const struct cage *cage;
	const struct compiler *compiler;
	const struct exercise *exercise;
	const struct stage *stage;      /* the submission's: stride.h is the same */
	struct test_case *const *cases; /* fresh ones: their wants are filled in */
	int case_count;
	double seconds;
};

/* Zeroed, it is safe to release. */
struct reference {
	struct reference_job job;
	struct run run;
	bool running, cached; /* a process of it; its object came from the cache */
	char *text;           /* of reference.c */
	size_t length;
	char key[HASH_HEX];      /* a name for its object */
	char question[HASH_HEX]; /* a name for the reference and these cases together */
};

int reference_start(
    struct reference *reference, const struct reference_job *job, struct error *error);
int reference_finish(struct reference *reference, struct error *error);
void reference_release(struct reference *reference);

/* What the workshop remembers of the last answers. */
void reference_forget(struct workshop *workshop);

#endif
