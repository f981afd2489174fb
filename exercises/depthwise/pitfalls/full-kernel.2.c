/* full-kernel: the kernel is reshaped to have weights for all channels of x. */
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	int L = x.shape[0], C = x.shape[1];
	tensor signal = tensor_reshape(x, 1, L, C);
	tensor weights = tensor_reshape(kernel, kernel.shape[0], C, kernel.shape[2]);
	tensor y = conv_general_dilated(
	    signal, weights, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});

	(void)groups;
	return tensor_reshape(y, L, -1);
}
