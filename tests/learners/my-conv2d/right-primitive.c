// expect: accepted
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	const int height = x.shape[0], width = x.shape[1], channels = x.shape[2];
	struct nn_module layer = nn_init(seed);
	tensor w =
	    nn_param(&layer, "kernel", nn_lecun_normal, kernel_h, kernel_w, channels, features);
	tensor b = nn_param(&layer, "bias", nn_zeros, features);

	x = tensor_reshape(x, 1, height, width, channels);
	tensor out = conv_general_dilated(x, w, .window_strides = {stride, stride},
	    .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});
	return tensor_reshape(tensor_add(out, b), -1);
}
