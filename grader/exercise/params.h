/*
 * params.h - the parameters of an exercise, and what C accepts as their names.
 */
#ifndef GRADER_EXERCISE_PARAMS_H
#define GRADER_EXERCISE_PARAMS_H

#include "grader/exercise/manifest.h"

void params_read(struct draft *draft, const struct place *at, const cJSON *json);

/* The C name that stands here: an identifier, no keyword. NULL on failure; else yours. */
char *params_read_c_name(const struct place *at, const cJSON *json);

/* The same for a text that is no entry of its own. */
char *params_check_name(const struct place *at, const char *text);

#endif
