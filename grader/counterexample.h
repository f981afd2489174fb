/*
 * counterexample.h - the smallest input that shows a mistake: chosen, and as text.
 */
#ifndef GRADER_COUNTEREXAMPLE_H
#define GRADER_COUNTEREXAMPLE_H

#include "grader/grader.h"

#include <stdio.h>

/* Of inputs in order of size, which are not hidden, and how they went: the first that fails becomes
 * the result's. It is moved, as it outlives the others. */
void counterexample_take(
    struct result *result, struct test_case *cases, struct case_result *results, int count);

/* The smallest of the result's own fresh cases that failed, where no small input does. */
void counterexample_copy(struct result *result, const struct exercise *exercise);

/* A value as a person writes it: "1, 2, 3", "[1, 2; 3, 4]", with its shape where that is not seen;
 * printable, and cut where it is long. */
void value_print(FILE *out, const struct value *value);

/*
 * Lines such as
 *
 *     x = 1, 2, 3
 *     kernel = 1, -1
 *     wanted -1, -1
 *     got 1, 1: y[0] is 1 instead of -1
 *
 * the caller's; NULL without memory.
 */
char *counterexample_text(
    const struct counterexample *counterexample, const struct exercise *exercise);

void counterexample_release(struct counterexample *counterexample);

#endif
