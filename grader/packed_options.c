#include "grader/packed_options.h"

#include <stddef.h>
#include <string.h>

static const char *given(const char *text)
{
	return text[0] ? text : NULL;
}

struct conv_options packed_options_open(const struct packed_options *options)
{
	struct conv_options open = {
	    .padding = given(options->padding),
	    .feature_group_count = options->feature_group_count,
	    .batch_group_count = options->batch_group_count,
	};

	memcpy(open.window_strides, options->window_strides, sizeof open.window_strides);
	memcpy(open.pads, options->pads, sizeof open.pads);
	memcpy(open.lhs_dilation, options->lhs_dilation, sizeof open.lhs_dilation);
	memcpy(open.rhs_dilation, options->rhs_dilation, sizeof open.rhs_dilation);
	for (int i = 0; i < 3; i++)
		open.dimension_numbers[i] = given(options->dimension_numbers[i]);
	return open;
}
