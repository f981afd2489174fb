// expect: accepted
#include "stride.h"

// fold whatever stands in front of (H, W, C) into one batch axis, convolve, unfold again
tensor conv_batched(tensor x, tensor kernel)
{
	int *tail = x.shape + x.rank - 3;
	tensor folded = tensor_reshape(x, -1, tail[0], tail[1], tail[2]);
	tensor out =
	    conv_general_dilated(folded, kernel, .dimension_numbers = {"NHWC", "HWIO", "NHWC"},
		.window_strides = {1, 1}, .padding = "SAME");

	out.rank = x.rank;
	for (int i = 0; i < x.rank; i++)
		out.shape[i] = x.shape[i];
	out.shape[x.rank - 1] = kernel.shape[3];
	return out;
}
