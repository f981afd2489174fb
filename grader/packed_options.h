/*
 * packed_options.h - the options of a convolution as they lie in a case and cross to the runner.
 *
 * The texts that struct conv_options of the kit points at are in here, so that a copy is whole. A
 * zero, or an empty text, means "not given", as there.
 */
#ifndef GRADER_PACKED_OPTIONS_H
#define GRADER_PACKED_OPTIONS_H

#include "exercises/kit/conv_options.h"

/* Of "SAME_LOWER", or of a letter for each axis, with the NUL. */
enum { OPTIONS_TEXT_MAX = 12 };

/* Behind a text there are only zeros, and between the members nothing: what is equal is so byte by
 * byte. */
struct packed_options {
	int window_strides[CONV_MAX_SPATIAL];
	int pads[CONV_MAX_SPATIAL][2];
	int lhs_dilation[CONV_MAX_SPATIAL], rhs_dilation[CONV_MAX_SPATIAL];
	int feature_group_count, batch_group_count;
	char padding[OPTIONS_TEXT_MAX];
	char dimension_numbers[3][OPTIONS_TEXT_MAX];
};

/* As a function is given them; the texts are those in `options`. */
struct conv_options packed_options_open(const struct packed_options *options);

#endif
