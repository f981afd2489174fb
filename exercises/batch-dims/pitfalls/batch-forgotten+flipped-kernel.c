/* batch-forgotten+flipped-kernel: x goes to the primitive as it is, with the kernel turned round.
 */
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
	return conv_general_dilated(
	    x, turned(kernel), .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
}
