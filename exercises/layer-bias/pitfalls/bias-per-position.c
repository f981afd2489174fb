/* bias-per-position: number i of the bias is added to position i. */
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], F = kernel.shape[2];
	tensor y =
	    conv_general_dilated(tensor_reshape(x, 1, L, C), kernel, .window_strides = {stride},
		.padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});
	int places = y.shape[1];

	for (int i = 0; i < places; i++)
		for (int f = 0; f < F; f++)
			y.data[i * F + f] += bias.data[i];
	return tensor_reshape(y, places, F);
}
