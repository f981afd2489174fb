/*
 * copy.h - all of one open file into another.
 */
#ifndef GRADER_COPY_H
#define GRADER_COPY_H

#include <stdbool.h>

/* From the beginning of `from` to where `to` is written next. False, with errno, on failure. */
bool copy_file(int from, int to);

#endif
