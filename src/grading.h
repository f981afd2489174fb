/*
 * grading.h - what commands that grade are asked for in the same words.
 */
#ifndef SRC_GRADING_H
#define SRC_GRADING_H

#include "grader/error.h"

#include <stdint.h>

/* So many fresh cases are drawn for each grade. */
enum { GRADING_FRESH = 10 };

/* What each option takes, for a table of options. */
#define GRADING_SEED "N"
#define GRADING_LEVEL "full|landlock|seccomp"

/* A word that is NULL was not given, and leaves what is there. -1 for one without meaning. */
int grading_take_seed(uint64_t *seed, const char *word, struct error *error);
int grading_take_level(int *level, const char *word, struct error *error);

#endif
