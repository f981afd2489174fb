/* batch-axes-merged: the answer has the one batch axis of the primitive, whatever x has. */
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
	int H = x.shape[x.rank - 3], W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
	tensor flat = tensor_reshape(x, -1, H, W, C);

	return conv_general_dilated(
	    flat, kernel, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
}
