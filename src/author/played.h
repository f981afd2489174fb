/*
 * played.h - what `play` draws in a lesson, as cases for the reference, and held to the numbers
 * that the lesson writes below.
 */
#ifndef SRC_AUTHOR_PLAYED_H
#define SRC_AUTHOR_PLAYED_H

#include "src/author/said.h"
#include "src/draw/question.h"

#include <stdbool.h>

/* What play came to; start from {0}. */
struct played {
	int line;
	int count; /* of numbers; 0 if there are none to be held to */
	float numbers[QUESTION_LINE_PADDED_MOST];
};

void played_take(struct played *played, const struct question *question, int line);

/* Whether a line ends with a list, "6, 9, 12", of as many numbers, and not these. */
bool played_differs(const struct played *played, const char *line, size_t length);

/*
 * The same as a case, where the manifest's picture says how the arguments of the exercise can be
 * that convolution. -1 without memory; that they cannot is no error.
 */
int played_add(
    struct said *said, const struct exercise *exercise, const struct question *question, int line);

#endif
