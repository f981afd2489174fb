/*
 * compare.h - is what came back what was wanted?
 *
 * Pure: a case and a value in, a verdict and a sentence out.
 */
#ifndef GRADER_COMPARE_H
#define GRADER_COMPARE_H

#include "grader/grader.h"

/*
 * VERDICT_ACCEPTED, VERDICT_WRONG_SHAPE or VERDICT_WRONG_ANSWER. For the last two, message holds
 * one sentence for a learner, cut to room; for the first it is empty. `got` may be any bits at
 * all, except that data which is not NULL holds as many numbers as the shape says.
 */
enum verdict compare_value(
    const struct test_case *of, const struct value *got, char *message, size_t room);

/* How many numbers a tensor of this shape holds; -1 for what is no shape: a rank outside 0 to
 * TENSOR_MAX_RANK, a negative size, or more numbers than an int can count. */
int compare_size(tensor t);

/* Whether both have the same shape. */
bool compare_shape(tensor got, tensor want);

#endif
