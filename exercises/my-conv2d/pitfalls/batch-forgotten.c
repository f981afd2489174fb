/* batch-forgotten: x goes to the primitive with three axes, beside a kernel of four. */
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int C = x.shape[2];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(x, kernel, .window_strides = {stride, stride},
	    .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
