/* channels-first: x is taken for (C_in, H, W). */
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int C = x.shape[0], H = x.shape[1], W = x.shape[2];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, C, H, W), kernel,
	    .window_strides = {stride, stride}, .padding = "SAME",
	    .dimension_numbers = {"NCHW", "HWIO", "NHWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
