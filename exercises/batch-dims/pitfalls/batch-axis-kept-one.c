/* batch-axis-kept-one: an image without batch axes gets one, and keeps it. */
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
	int H = x.shape[x.rank - 3], W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
	tensor flat = tensor_reshape(x, -1, H, W, C);
	tensor y = conv_general_dilated(
	    flat, kernel, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	if (x.rank < 4)
		return y;
	x.shape[x.rank - 1] = kernel.shape[3];
	return tensor_reshaped(y, x.shape, x.rank);
}
