/*
 * error.h - our own failures, told. (A learner's failure is a verdict, never an error.)
 *
 * A function that can fail takes a struct error and returns -1 through error_set:
 *
 *     return error_set(error, "cannot read %s: %s", path, strerror(errno));
 *
 * The sentence says what was tried, on what, why it failed and, where one can, what to do.
 */
#ifndef GRADER_ERROR_H
#define GRADER_ERROR_H

struct error {
	char text[1024];
};

/* Always -1, so that it can be returned. A sentence that is too long is cut. */
int error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
