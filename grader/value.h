/*
 * value.h - arguments and results: read from JSON, copied, released.
 *
 * Whoever holds a value owns its tensor's data; a zeroed value is safe to release. The data of an
 * empty tensor is a pointer too, to nothing that may be read.
 */
#ifndef GRADER_VALUE_H
#define GRADER_VALUE_H

#include "grader/error.h"
#include "grader/grader.h"

#include <cjson/cJSON.h>
#include <stddef.h>

/* How many numbers one tensor may have. An axis of size 0 counts as one of size 1. */
enum { VALUE_NUMBERS_MAX = 1000000 };

/*
 * A tensor is {"shape": [..], "data": [..]} or nested lists; a float or an element of a tensor is a
 * number, "nan", "inf" or "-inf". On failure the value is empty and the error says what is wrong,
 * without saying where: "element 3 is not a number". Options, which have places of their own
 * inside, are read by exercise/options.h.
 */
int value_read(struct value *value, enum value_kind kind, const cJSON *json, struct error *error);

/* The same form, a tensor with its shape; the caller's. NULL without memory. */
cJSON *value_write(const struct value *value);

/* A new tensor of zeros. -1 when the shape is too large or the memory is not there. */
int value_zeros(struct value *value, const int *shape, int rank);

/* What `to` held before is not looked at. The copy of an empty tensor has data even if that has
 * none: so it differs from nothing at all. -1 when the memory is not there. */
int value_copy(struct value *to, const struct value *from);

void value_release(struct value *value);

/* How many numbers it holds. */
size_t value_size(const struct value *value);

/* "a tensor", "an int": for sentences. */
const char *value_kind_name(enum value_kind kind);

#endif
