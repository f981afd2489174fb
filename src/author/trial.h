/*
 * trial.h - one program graded in a process of its own, and what of the result comes back.
 */
#ifndef SRC_AUTHOR_TRIAL_H
#define SRC_AUTHOR_TRIAL_H

#include "grader/grader.h"

#include <stdbool.h>
#include <stdio.h>

/* How one case went. */
struct trial_case {
	enum verdict verdict;
	bool skipped; /* not run: the verdict is without meaning */
	double time_ms;
	char *message;    /* NULL when there is nothing to say */
	struct value got; /* tensor.data is NULL when nothing came back */
	bool returned;    /* got is there */
};

/* Filled by trial_read, released by trial_release; zeroed, it is safe to release. */
struct trial {
	enum verdict verdict;
	int stars;
	bool blames_exercise; /* a grader-error that only fresh cases bring about */
	char *message;        /* of the whole, as that of a result */
	char *mistake;        /* that is named, two joined by "+"; NULL if none is */
	bool certain;         /* about that */
	bool shown;           /* there is a counterexample */
	int shown_numbers;    /* how many numbers its tensors have */
	char *complaint; /* the first that the compiler had to say, with its line; NULL for none */
	struct trial_case *cases;
	int case_count;
	int fresh; /* how many of the cases are; fewer than were asked for if there was no time */
};

/* Grades, and writes down how it went. What a grade has no time for is done with fewer fresh cases.
 * A grader-error is looked into: if there is none without fresh cases, then the machine is well,
 * and the exercise is not. */
void trial_run(FILE *out, struct workshop *workshop, const struct exercise *exercise,
    const struct source *source, const struct grade_options *options);

/* Writes down a result. */
void trial_write(
    FILE *out, const struct result *result, const struct exercise *exercise, bool blames_exercise);

/* Reads it. What is cut, or NULL, is a grader-error that says so. */
void trial_read(struct trial *trial, const char *bytes, size_t length);

void trial_release(struct trial *trial);

/* The first case that was not accepted; NULL if all were. */
const struct trial_case *trial_first_failure(const struct trial *trial);

#endif
