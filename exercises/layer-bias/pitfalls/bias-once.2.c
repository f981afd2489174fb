/* bias-once: the bias is added to the first number only. */
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], F = kernel.shape[2];
	tensor y =
	    conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .window_strides = {stride},
		.padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});

	y.data[0] += bias.data[0];
	return tensor_reshape(y, -1, F);
}
