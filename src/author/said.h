/*
 * said.h - what a lesson says that the function gives, as cases for the reference.
 */
#ifndef SRC_AUTHOR_SAID_H
#define SRC_AUTHOR_SAID_H

#include "grader/error.h"
#include "grader/grader.h"

/* Start from {0}; released by said_release. */
struct said {
	struct test_case *cases; /* each named after its line */
	int count;
};

/* Reads "FUNCTION(ARGUMENTS) gives WANT", all but the words as in a manifest. */
int said_add(struct said *said, const struct exercise *exercise, const char *text, int line,
    struct error *error);

/* Copies of these. -1 without memory. */
int said_take(
    struct said *said, const struct value *args, int count, const struct value *want, int line);
void said_release(struct said *said);

#endif
