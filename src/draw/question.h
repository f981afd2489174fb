/*
 * question.h - what `play` and `shape` are asked, read from their words.
 *
 *     play x=1,2,3,4,5 k=1,0,-1 padding=SAME stride=2 dilation=2 flip
 *     play x=5x5 k=1,2;3,4 stride=2x1 padding=1,1;0,2
 *     shape 224x224 k=7 stride=2 same
 *
 * Values stand with commas between them, and with semicolons between rows; 1..5 is 1,2,3,4,5, and
 * 5x3 is a grid of five rows that counts up from 1. A row and a grid together are both grids. What
 * belongs to an axis is one value for all axes, or one for each: 2x1 for rows and columns, pairs of
 * pads with a semicolon.
 *
 * Pure: nothing is printed, and all sizes are bounded.
 */
#ifndef SRC_DRAW_QUESTION_H
#define SRC_DRAW_QUESTION_H

#include "src/draw/axis.h"
#include "src/draw/window.h"

#include <stdbool.h>

enum {
	QUESTION_LINE_MOST = 64,    /* values of a line, and weights */
	QUESTION_SIDE_MOST = 20,    /* rows, and columns, of a grid */
	QUESTION_NUMBER_MOST = 999, /* strides, dilations and pads of play */
	QUESTION_LINE_PADDED_MOST = 512,
	QUESTION_SIDE_PADDED_MOST = 48,
	QUESTION_VALUES_MOST = QUESTION_SIDE_MOST * QUESTION_SIDE_MOST,
};

/* Values as they were given: a line, or a grid. */
struct question_values {
	int axes, rows, columns;
	float value[QUESTION_VALUES_MOST];
};

struct question {
	int axes; /* 1 or 2 */
	struct axis rows, columns;
	bool flip; /* the kernel is turned round before it slides */

	/* Of play. */
	struct question_values input, kernel; /* the kernel as it was given */
	float sliding[QUESTION_VALUES_MOST];  /* and as it slides */
};

/* What play is asked, and shape: sizes alone, each up to AXIS_MOST. -1 if it has no meaning; the
 * error names the mistake and what to type instead. */
int question_read_play(struct question *question, int count, char **words, struct error *error);
int question_read_shape(struct question *question, int count, char **words, struct error *error);

/* What can be looked at; it borrows from a question of play. */
struct window question_window(const struct question *question);

#endif
