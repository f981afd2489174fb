/*
 * convolution.h - the arguments of a case, as the picture in the manifest says that they are a
 * convolution.
 *
 *     convolution_read(&convolution, exercise, args)    1
 *     convolution_spot(&convolution, at)                which number of the result that is
 *     convolution_window(&window, &convolution, &spot)  what it is made of
 */
#ifndef SRC_DRAW_CONVOLUTION_H
#define SRC_DRAW_CONVOLUTION_H

#include "grader/grader.h"
#include "src/draw/window.h"

enum { CONVOLUTION_AXES_MOST = 2, CONVOLUTION_RANK_MOST = CONVOLUTION_AXES_MOST + 2 };

/* A tensor, and where in it the axes stand in the order in which they are listed below. */
struct operand {
	tensor tensor;
	int order[CONVOLUTION_RANK_MOST];
};

/* Borrows the numbers of the arguments. Released by convolution_release, whatever came of it. */
struct convolution {
	int axes;                                /* of space: 1 or 2 */
	struct axis axis[CONVOLUTION_AXES_MOST]; /* measured */
	bool lengths_only;                       /* there is an axis, and nothing else */
	struct operand input;                    /* entries of a batch, space, channels */
	struct operand kernel;                   /* space, channels of a group, features */
	struct operand output;                   /* entries, space, features; without numbers */
	const float *bias;                       /* (features); NULL for none */
	int groups, batch_groups;
	bool flip;
	float *made; /* a kernel of its own */
};

/* 1 when it is one; 0 when the manifest has no picture, or this case is none that can be drawn, for
 * it has other axes of space than one or two; -1 without memory. */
int convolution_read(
    struct convolution *convolution, const struct exercise *exercise, const struct value *args);

void convolution_release(struct convolution *convolution);

/* How many numbers the result has; -1 if they are too many to count. */
long long convolution_size(const struct convolution *convolution);

/* A place of the result. The row of a line is 0. */
struct spot {
	int entry, feature;
	long long row, column;
};

/* Of number `at` of the result, row by row; and back. */
struct spot convolution_spot(const struct convolution *convolution, long long at);
long long convolution_number(const struct convolution *convolution, const struct spot *spot);

/* What makes the feature of the entry where the spot is: copies, for free() of *values. -1 without
 * memory. */
int convolution_window(struct window *window, float **values, const struct convolution *convolution,
    const struct spot *spot);

#endif
