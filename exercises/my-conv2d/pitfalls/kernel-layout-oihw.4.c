/* kernel-layout-oihw: the kernel is made as PyTorch has it, (features, C_in, h, w), but read as (h,
 * w, C_in, features). */
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, features, C, kernel_h, kernel_w);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, H, W, C), kernel,
	    .window_strides = {stride, stride}, .padding = "SAME",
	    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
