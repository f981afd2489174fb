/*
 * retrace.h - after a failure without a place: the submission is compiled once more, with checks of
 * its own arrays and arithmetic, and run on inputs on which it failed, to find where it goes wrong.
 */
#ifndef GRADER_RETRACE_H
#define GRADER_RETRACE_H

#include "grader/investigate.h"

/*
 * The cases are none of the hidden ones. If a check fails, its sentence with the line becomes the
 * first fact of the diagnosis, and its place the fault of the result, if that has none. What fails
 * for a reason of ours costs no more than that. No step takes longer than `seconds`.
 */
void retrace(struct result *result, const struct inquiry *inquiry, struct test_case *const *cases,
    int count, double seconds, double seconds_for_all);

#endif
