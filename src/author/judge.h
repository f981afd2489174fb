/*
 * judge.h - from how an exercise's programs fared to what is wrong with the exercise.
 *
 * Pure: nothing is run or read here.
 */
#ifndef SRC_AUTHOR_JUDGE_H
#define SRC_AUTHOR_JUDGE_H

#include "src/author/programs.h"

/* All graded programs of one subject, which stand together. Adds to its faults. */
void author_judge(struct subject *subject, const struct program *programs, int count);

/* Whether a learner's program was given the name of the mistake that it says it makes; for two, in
 * whatever order. */
bool author_named_rightly(const struct program *program);

/* Whether nobody could tell two programs apart by how they did in one case: by shape, by values
 * within the case's tolerance, or by what broke. A case that one of them was not run on tells
 * nothing.
 */
bool author_same_outcome(
    const struct test_case *of, const struct trial_case *a, const struct trial_case *b);

/* How long the reference took for its slowest case, where the machine disturbed it least. */
double author_reference_ms(const struct program *programs, int count);

#endif
