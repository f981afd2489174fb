/* bias-per-position+flipped-kernel: y is taken to lie feature by feature, and the taps are taken
 * from last to first. */
#include "stride.h"

/* The taps from the last to the first. */
static tensor turned(tensor kernel)
{
	int K = kernel.shape[0], size = kernel.shape[1] * kernel.shape[2];
	tensor t = tensor_of(kernel.shape, kernel.rank);

	for (int k = 0; k < K; k++)
		for (int i = 0; i < size; i++)
			t.data[k * size + i] = kernel.data[(K - 1 - k) * size + i];
	return t;
}

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], F = kernel.shape[2];
	tensor y = conv_general_dilated(tensor_reshape(x, 1, L, C), turned(kernel),
	    .window_strides = {stride}, .padding = "SAME",
	    .dimension_numbers = {"NWC", "WIO", "NWC"});
	int places = y.shape[1];

	for (int i = 0; i < places * F; i++)
		y.data[i] += bias.data[i / places];
	return tensor_reshape(y, places, F);
}
