/*
 * mistake_picture.h - the counterexample of a result, drawn: the window at the first number that is
 * wrong, and the learner's number beside the sum.
 *
 * Where numbers are too many or too few, it is the window where that begins, and both shapes stand
 * below; where nothing came back, that of the number with which the trouble is likeliest. A result
 * that is a length comes with each step of its arithmetic.
 */
#ifndef SRC_DRAW_MISTAKE_PICTURE_H
#define SRC_DRAW_MISTAKE_PICTURE_H

#include "src/verdict.h"

#include <stdio.h>

/* Nothing where there is nothing to draw, or where what would be drawn is not what is wanted. */
void mistake_picture_show(FILE *out, const struct verdict_view *view);

#endif
