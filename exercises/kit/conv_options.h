/*
 * conv_options.h - the named arguments of a general convolution, with the names that JAX gives
 * them.
 */
#ifndef KIT_CONV_OPTIONS_H
#define KIT_CONV_OPTIONS_H

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

#endif
