/*
 * cases.h - the cases of an exercise: the worked examples of its manifest, the hidden ones of its
 * vectors.
 */
#ifndef GRADER_EXERCISE_CASES_H
#define GRADER_EXERCISE_CASES_H

#include "grader/exercise/manifest.h"

enum { CASES_MAX = 1000 };

/* The member "examples" of a manifest. */
void cases_read_examples(struct draft *draft, const struct place *at, const cJSON *json);

/* A file of vectors. */
void cases_read_vectors(struct draft *draft, const char *path, struct faults *faults);

void case_release(struct test_case *test_case);

#endif
