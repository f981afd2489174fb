// expect: accepted
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	const int length = x.shape[0], channels = x.shape[1];
	struct nn_module layer = nn_init(seed);
	tensor w = nn_param(&layer, "kernel", nn_lecun_normal, kernel_size, channels, features);
	tensor b = nn_param(&layer, "bias", nn_zeros, features);

	x = tensor_reshape(x, 1, length, channels);
	tensor out = conv_general_dilated(x, w, .window_strides = {1}, .padding = "SAME",
	    .dimension_numbers = {"NWC", "WIO", "NWC"});
	return tensor_reshape(tensor_add(out, b), -1);
}
