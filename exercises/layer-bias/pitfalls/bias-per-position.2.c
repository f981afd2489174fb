/* bias-per-position: the bias is laid along the length and must fit there. */
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], F = kernel.shape[2];
	tensor y =
	    conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .window_strides = {stride},
		.padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_add(tensor_reshape(y, -1, F), tensor_reshape(bias, F, 1));
}
