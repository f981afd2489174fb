/*
 * asking.h - what the reference of an exercise answers, in the cage as always.
 */
#ifndef SRC_AUTHOR_ASKING_H
#define SRC_AUTHOR_ASKING_H

#include "grader/error.h"
#include "grader/grader.h"

/* Fills `want` and `tol` of each case, which have neither. */
int asking_wants(struct workshop *workshop, const struct exercise *exercise,
    struct test_case **cases, int count, struct error *error);

#endif
