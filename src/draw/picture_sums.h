/*
 * picture_sums.h - sums spelled out: 0*1 + 1*0 + 2*(-1) = -2.
 */
#ifndef SRC_DRAW_PICTURE_SUMS_H
#define SRC_DRAW_PICTURE_SUMS_H

#include "src/draw/picture.h"

/* Each draws from a row on, and returns the row behind. */

/* Of the place that is looked at, and below it what was wanted and what came. */
int sums_draw_place(struct canvas *canvas, const struct picture *picture, int row);

/* Of all places of a line, a line each, in at most so many lines. */
int sums_draw_list(struct canvas *canvas, const struct picture *picture, int row, int most);

#endif
