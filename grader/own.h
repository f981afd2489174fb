/*
 * own.h - the programs that come with an exercise, its reference and its pitfalls, run on cases.
 *
 * Each is compiled once and kept in the user's cache, and it runs in the cage like any other code
 * of a pack. Starting and finishing are two calls, so that it can run while something else does.
 */
#ifndef GRADER_OWN_H
#define GRADER_OWN_H

#include "grader/cage.h"
#include "grader/compile.h"
#include "grader/error.h"
#include "grader/grader.h"
#include "grader/hash.h"
#include "grader/run.h"
#include "grader/stage.h"

#include <stdbool.h>

/* What it works with; all of it is borrowed, and outlives the struct below. */
struct own_job {
	struct workshop *workshop;
	const struct cage *cage;
	const struct compiler *compiler;
	const struct exercise *exercise;
	const struct stage *stage; /* the submission's: stride.h is the same */
	const char *file;          /* "reference.c", in the exercise's folder */
	struct test_case *const *cases;
	int case_count;
	unsigned passes; /* as of a run_job */
	int deaths;      /* the same */
	bool compact;    /* the same */
	double seconds;
};

/* Zeroed, it is safe to release. */
struct own {
	struct own_job job;
	struct run run;       /* what came back is read through run_outcome, by its passes */
	bool running, cached; /* a process of it; its object came from the cache */
	char *text;           /* of the file */
	size_t length;
	char key[HASH_HEX]; /* a name for its object */
};

/* Reads the file and names its object. */
int own_open(struct own *own, const struct own_job *job, struct error *error);

int own_start(struct own *own, struct error *error);
int own_finish(struct own *own, struct error *error);

/* Runs it once more, from an object that is made anew: what lay in the cache may have been damaged
 * there. */
int own_repeat(struct own *own, struct error *error);

void own_release(struct own *own);

#endif
