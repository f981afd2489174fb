/*
 * lax.h - the general convolution, with the meaning that JAX gives it.
 *
 *     out[n, p, o] = sum over k, c of  padded[n, p * stride + k * rhs_dilation, c] * rhs[k, c, o]
 *
 * for batch n, output position p, output feature o, kernel tap k, input feature c; padded is lhs
 * with lhs_dilation - 1 zeros between its samples and zeros on both sides. The kernel is not
 * flipped. Along one spatial axis of length L under a kernel of length K:
 *
 *     dilated(n, d) = 0 if n is 0, else 1 + (n - 1) * d
 *     padded length = dilated(L, lhs_dilation) + lo + hi
 *     output length = max(0, floor((padded length - dilated(K, rhs_dilation)) / stride) + 1)
 *
 * Call it with the options that you need, in any order:
 *
 *     tensor y = conv_general_dilated(x, kernel, .window_strides = {2, 2}, .padding = "SAME",
 *                                     .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
 *
 * or, in parentheses, with a struct that is ready:
 *
 *     struct conv_options o = {.padding = "SAME"};
 *     tensor y = (conv_general_dilated)(x, kernel, o);
 *
 * A call without any option works as well. Under -Wpedantic compilers warn of it, since C17 knows
 * neither an empty "..." nor an empty {}; there pass a struct that is all zero.
 */
#ifndef KIT_LAX_H
#define KIT_LAX_H

#include "tensor.h"

#define CONV_MAX_SPATIAL 6

/* A zero entry, and so every option left out, means "not given". A list with fewer entries than
 * there are spatial axes therefore leaves the others at 1, where JAX would refuse it. */
struct conv_options {
	int window_strides[CONV_MAX_SPATIAL]; /* not given: 1 */

	/* Either a name, in any case: "VALID" (no padding), "SAME" (as long as the input divided
	 * by the stride, rounded up; an odd zero goes behind) or "SAME_LOWER" (it goes in front);
	 * with lhs_dilation other than 1 a name is refused. Or a pair for each spatial axis: how
	 * many zeros in front and behind; negative ones cut off. Not both; neither means VALID. */
	const char *padding;
	int pads[CONV_MAX_SPATIAL][2];

	int lhs_dilation[CONV_MAX_SPATIAL]; /* not given: 1, nothing between the samples */
	int rhs_dilation[CONV_MAX_SPATIAL]; /* not given: 1, nothing between the taps */

	/* Groups that do not see each other. Not given: 1; only one of the two may be more.
	 *
	 * G feature groups: the kernel has C / G input features, and its O output features are G
	 * runs of O / G. Output feature o belongs to group g = o / (O / G), rounded down, and sums
	 * over the input features g * C / G to (g + 1) * C / G - 1. With G = C each input feature
	 * has kernels of its own ("depthwise").
	 *
	 * B batch groups: the batch is cut into B runs of N / B, and the result has a batch of
	 * N / B. Output feature o belongs to group g = o / (O / B), rounded down; its entry n is
	 * made from entry g * N / B + n of lhs. */
	int feature_group_count, batch_group_count;

	/* Which axis is what, in lhs, rhs and the result: N batch, C features; O and I output and
	 * input features of the kernel; any other character is a spatial axis. Strides, pads and
	 * dilations are in the order in which the kernel names its spatial axes. Not given: batch,
	 * features, space and output features, input features, space. */
	const char *dimension_numbers[3];
};

tensor conv_general_dilated(tensor lhs, tensor rhs, struct conv_options options);

#define conv_general_dilated(lhs, rhs, ...) \
	conv_general_dilated(lhs, rhs, (struct conv_options){__VA_ARGS__})

#endif
