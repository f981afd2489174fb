/*
 * answers.h - for tests: the answers of the real library, data/conformance/NAME.json.
 *
 * Inputs are not stored. Both sides make them from a shape and a seed by the same rule, see
 * answers_input; the other side is data/oracle/common.py.
 */
#ifndef TESTS_UNIT_ANSWERS_H
#define TESTS_UNIT_ANSWERS_H

#include "exercises/kit/lax.h"
#include "exercises/kit/tensor.h"

#include <cjson/cJSON.h>
#include <stdbool.h>

/* The whole file; a test that cannot read it fails. Released with cJSON_Delete. */
cJSON *answers_load(const char *name);

/* A member that must be there, of whatever type; `of` is shown when it is not. */
const cJSON *answers_get(const cJSON *object, const char *member);
const char *answers_text(const cJSON *object, const char *member);
double answers_number(const cJSON *object, const char *member);

/* A list of ints, into an array that has room for `most`; returns how many. */
int answers_ints(const cJSON *list, int *ints, int most);

/* {"shape": [...], "seed": s} filled with "integers", "quarters" or "sevenths". */
tensor answers_input(const cJSON *described, const char *fill);

/* The `options` of a case; texts stay the file's. */
struct conv_options answers_options(const cJSON *options);

/* What is wrong with a result, or NULL: its shape must be that of `want` ({"shape", "data"}) and
 * each value within the tolerance. */
const char *answers_difference(tensor got, const cJSON *want, double tolerance);

/* The same, to the last bit: not even the sign of a zero may differ. */
bool answers_same_bits(float a, float b);
const char *answers_difference_in_bits(tensor got, const cJSON *want);

#endif
