/*
 * question_values.h - numbers of a question, and lists of them.
 */
#ifndef SRC_DRAW_QUESTION_VALUES_H
#define SRC_DRAW_QUESTION_VALUES_H

#include "src/draw/question.h"

/* A whole number of at most ten digits; `at` stays where it is if there is none. */
bool values_take_whole(const char **at, long long *number);

/* "5x3", and nothing behind it. */
bool values_is_by(const char *text, long long *rows, long long *columns);

/* What stands behind "x=" or "k=", which the key says. */
int values_read(
    const char *key, const char *text, struct question_values *values, struct error *error);

/* Always -1. */
int values_say_too_many(const char *key, struct error *error);

#endif
