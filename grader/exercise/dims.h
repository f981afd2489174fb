/*
 * dims.h - the sizes of a manifest: dims, and what is said about them in shapes and in "where".
 */
#ifndef GRADER_EXERCISE_DIMS_H
#define GRADER_EXERCISE_DIMS_H

#include "grader/exercise/manifest.h"

/* Both may be left out: json is then NULL. */
void dims_read(struct draft *draft, const struct place *at, const cJSON *json);

/* Reads "where", and then holds dims, params and where to each other. */
void dims_read_where(struct draft *draft, const struct place *at, const cJSON *json);

/* Complains about an expression that cannot be read, or names what is neither a dim nor an int
 * parameter. For what is read after params and "where", and is without a fault. */
void dims_check_expression(
    const struct exercise *exercise, const struct place *at, const char *text);

#endif
