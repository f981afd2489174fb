/*
 * run.h - the cases of a grade, run by an object in the cage.
 *
 * Starting, delivering the object and finishing are three calls, so that the reference can run and
 * the runner be ready while the submission is still being compiled. What came back is read through
 * run_outcome and is not trusted.
 */
#ifndef GRADER_RUN_H
#define GRADER_RUN_H

#include "grader/cage.h"
#include "grader/compile.h"
#include "grader/error.h"
#include "grader/grader.h"
#include "grader/runner/arena.h"

#include <stdbool.h>
#include <sys/types.h>

struct run_job {
	struct workshop *workshop;
	const struct cage *cage;
	const struct exercise *exercise;
	struct test_case *const *cases;
	int case_count;
	unsigned passes;          /* bits, 1 << PASS_... */
	int deaths;               /* after so many crashes the rest is not run; 0: all are */
	bool checked;             /* the object was compiled with checks */
	bool compact;             /* the results are about as large as the arguments */
	const char *empty_folder; /* absolute */
};

/* Zeroed, it is safe to release. */
struct run {
	struct arena *arena;
	const struct answers *answers;
	struct report *report;
	size_t report_bytes;
	int arena_fd, answers_fd, report_fd, object_fd, go_fd, printed_fd[PASS_COUNT];
	int pidfd; /* of the supervisor */
	double started_ms, ms, deadline_ms;
};

/* Starts a runner, which waits for its object; so it can be started before there is one. */
int run_start(struct run *run, const struct run_job *job, struct error *error);

/* Gives it a copy of the object, and so many seconds for all of it. */
int run_deliver(struct run *run, int object, double seconds, struct error *error);

/* Waits for the end. -1 if the runner itself failed, which is ours. */
int run_finish(struct run *run, struct error *error);

void run_release(struct run *run);

/* How a case ended in a pass, and what was answered; the copy is the caller's to look at. */
struct outcome {
	struct report_case end;
	struct answer answer;
	const float
	    *floats; /* of a tensor: as many as answer.stored; they live as long as the run */
};

void run_outcome(const struct run *run, int index, enum arena_pass pass, struct outcome *outcome);

/* Where in the object a fault's code is; its section is the run's, and NULL if it is not known. */
struct code_place run_place(const struct run *run, uint64_t code);

/* What the worked examples printed: printable text, the caller's. */
char *run_printed(const struct run *run);

#endif
