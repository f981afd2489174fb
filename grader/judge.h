/*
 * judge.h - from how a case ended and what it answered to a verdict and a sentence.
 *
 * Pure: nothing is run or read here.
 */
#ifndef GRADER_JUDGE_H
#define GRADER_JUDGE_H

#include "grader/grader.h"
#include "grader/run.h"

/*
 * Fills verdict, message, got and time of a case. `second` is the outcome of the second run, NULL
 * if there was none: a result must be right in both, and an answer that changes between them was
 * made of memory that was never written or of earlier calls.
 */
void judge_case(struct case_result *to, const struct exercise *exercise,
    const struct outcome *first, const struct outcome *second);

/* The outcome that decides about a case: the second, if only that one went wrong, or only that one
 * was seen to leave an argument, which of each run's two ends is seen at one. */
const struct outcome *judge_deciding(const struct exercise *exercise, const struct test_case *of,
    const struct outcome *first, const struct outcome *second);

/* What broke in an outcome, without its line; the texts are the caller's. */
void judge_fault(
    struct fault *fault, const struct exercise *exercise, const struct outcome *outcome);

#endif
