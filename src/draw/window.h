/*
 * window.h - one convolution as it can be looked at: what stands on each place of the padded input,
 * and what the kernel makes of it at each place of the output.
 *
 *     y[r, c] = bias + sum over i, j, channel of
 *               padded[r * stride + i * dilation, c * stride + j * dilation, channel]
 *               * kernel[i, j, channel]
 *
 * for one output feature of one entry of a batch. A line is a grid of a single row, whose first
 * axis is all ones: window_line_axis.
 */
#ifndef SRC_DRAW_WINDOW_H
#define SRC_DRAW_WINDOW_H

#include "src/draw/axis.h"

#include <stdbool.h>
#include <stddef.h>

/* Borrows the values. The axes are measured. */
struct window {
	int axes; /* 1 for a line, 2 for a grid */
	struct axis rows, columns;
	int channels;        /* at least 1 */
	int first_channel;   /* what the first one is called, where there are several */
	const float *input;  /* (rows, columns, channels) */
	const float *kernel; /* (rows, columns, channels), as it slides */
	float bias;
	bool biased;
};

/* The first axis of a line. */
struct axis window_line_axis(void);

/* What stands on a place of the padded input, which row and column it came from. */
struct stand {
	enum origin origin;
	long long row, column; /* of the input; -1 for a zero */
	const float *values;   /* of its channels; NULL for zeros */
};

struct stand window_stand(const struct window *window, long long row, long long column);

/* One weight, and the value that it meets. */
struct meeting {
	int tap_row, tap_column, channel;
	struct stand stand;
	float value, weight;
};

/* How many of them there are for one place of the output. */
int window_meetings(const struct window *window);

/* Number n of those of an output, in the order of the kernel's memory. */
struct meeting window_meeting(const struct window *window, long long row, long long column, int n);

/* The sum, rounded once: of all channels with the bias, or of one channel alone. */
float window_output(const struct window *window, long long row, long long column);
float window_channel_sum(const struct window *window, long long row, long long column, int channel);

#endif
