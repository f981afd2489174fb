/*
 * reference.h - the exercise's own answer, asked what is wanted on fresh cases.
 *
 * What it said last is remembered in the workshop, by a name for the reference and the cases
 * together: many submissions are graded on the same ones.
 */
#ifndef GRADER_REFERENCE_H
#define GRADER_REFERENCE_H

#include "grader/error.h"
#include "grader/grader.h"
#include "grader/hash.h"
#include "grader/own.h"

#include <stdbool.h>

/* Zeroed, it is safe to release. */
struct reference {
	struct own own;
	bool asked;              /* it runs, and is not only remembered */
	char question[HASH_HEX]; /* a name for the reference and these cases together */
};

/* The cases' wants are filled in by the time that it has finished. */
int reference_start(struct reference *reference, const struct own_job *job, struct error *error);
int reference_finish(struct reference *reference, struct error *error);
void reference_release(struct reference *reference);

/* What it answered to case `index` of a run becomes what the case wants. */
int reference_take(struct test_case *of, const struct exercise *exercise, const struct run *run,
    int index, struct error *error);

/* How far from what it wants a result may be. */
double reference_tolerance(const struct value *want);

/* What the workshop remembers of the last answers. */
void reference_forget(struct workshop *workshop);

#endif
