/* batch-axes-merged: several batch axes are folded into one, and stay folded. */
#include "stride.h"

tensor conv_batched(tensor x, tensor kernel)
{
	int H = x.shape[x.rank - 3], W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
	tensor flat = tensor_reshape(x, -1, H, W, C);
	tensor y = conv_general_dilated(
	    flat, kernel, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	return x.rank == 3 ? tensor_reshape(y, H, W, -1) : y;
}
