/*
 * options.h - the options of a convolution, as an argument of a case: an object with members of the
 * kit's names, each of which may be left out.
 *
 *     {"window_strides": [2, 1], "pads": [[0, 1], [-1, 2]], "feature_group_count": 2,
 *      "dimension_numbers": ["NHWC", "HWIO", "NHWC"]}
 */
#ifndef GRADER_EXERCISE_OPTIONS_H
#define GRADER_EXERCISE_OPTIONS_H

#include "grader/exercise/form.h"
#include "grader/packed_options.h"

/* The names a padding may have, in any case; NULL ends them. */
extern const char *const OPTIONS_PADDINGS[];

/* 0, or -1 and a fault. Whether they suit the tensors beside them is not looked at. */
int options_read(struct packed_options *options, const struct place *at, const cJSON *json);

#endif
