/*
 * axis.h - the arithmetic of a convolution along one axis.
 *
 *     dilated(n, d) = 0 if n is 0, else 1 + (n - 1) * d
 *     inflated      = dilated(input, input_dilation)
 *     padded        = lo + inflated + hi
 *     span          = dilated(kernel, kernel_dilation)
 *     output        = max(0, floor((padded - span) / stride) + 1)
 *
 * What stands in the margins is zeros, or the input once more: from its other end (CIRCULAR) or
 * mirrored on its last number (REFLECT).
 */
#ifndef SRC_DRAW_AXIS_H
#define SRC_DRAW_AXIS_H

#include "grader/error.h"
#include "grader/padding.h"

/* No number may be larger than AXIS_MOST, so that none of the sums overflows. */
#define AXIS_MOST 1000000000LL

struct axis {
	long long input, kernel; /* how many numbers, how many weights; at least 0 and 1 */
	long long stride, kernel_dilation, input_dilation; /* at least 1 */
	enum padding padding;
	long long lo, hi; /* given for PADDING_PAIR */

	/* by axis_measure */
	long long same_output; /* of SAME and SAME_LOWER: ceil(input / stride) */
	long long total;       /* lo + hi as the name asks for it */
	long long inflated, padded, span, output;
};

/* Works out the pads of a name and all that follows. -1 if it has no meaning: a name for an input
 * that is dilated, or more cut off than there is. */
int axis_measure(struct axis *axis, struct error *error);

/* "SAME" and so on, "" for a pair; and from any case, -1 if there is no such name. */
const char *padding_name(enum padding padding);
int padding_find(const char *name);

long long axis_dilated(long long n, long long dilation);

/* What stands on a place of the padded input. */
enum origin {
	ORIGIN_INPUT,
	ORIGIN_GAP,    /* a zero between two numbers */
	ORIGIN_MARGIN, /* a zero of the padding */
	ORIGIN_WRAPPED,
	ORIGIN_MIRRORED,
};

struct place {
	enum origin origin;
	long long index; /* of the input; -1 for a zero */
};

/* From 0 to padded - 1. */
struct place axis_place(const struct axis *axis, long long at);

#endif
