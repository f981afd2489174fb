/* batch-axis-kept-one+flipped-kernel: a single image gets a batch axis and keeps it, and the kernel
 * is turned round. */
#include "stride.h"

/* Turned round, down and across. */
static tensor turned(tensor kernel)
{
	int kh = kernel.shape[0], kw = kernel.shape[1];
	tensor t = tensor_of(kernel.shape, kernel.rank);

	for (int k = 0; k < kh; k++)
		for (int l = 0; l < kw; l++)
			for (int c = 0; c < kernel.shape[2]; c++)
				for (int o = 0; o < kernel.shape[3]; o++)
					*tensor_at(t, k, l, c, o) =
					    *tensor_at(kernel, kh - 1 - k, kw - 1 - l, c, o);
	return t;
}

tensor conv_batched(tensor x, tensor kernel)
{
	int H = x.shape[x.rank - 3], W = x.shape[x.rank - 2], C = x.shape[x.rank - 1];
	tensor flat = tensor_reshape(x, -1, H, W, C);
	tensor y = conv_general_dilated(
	    flat, turned(kernel), .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	if (x.rank < 4)
		return y;
	x.shape[x.rank - 1] = kernel.shape[3];
	return tensor_reshaped(y, x.shape, x.rank);
}
