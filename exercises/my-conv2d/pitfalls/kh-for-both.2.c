/* kh-for-both: the kernel is right, but the padding of both axes is worked out with kernel_h. */
#include "stride.h"

/* How many zeros SAME adds to an axis. */
static int zeros(int size, int kernel, int stride)
{
	int total = (size - 1) / stride * stride + kernel - size;

	return total > 0 ? total : 0;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2];
	int total_h = zeros(H, kernel_h, stride), total_w = zeros(W, kernel_h, stride);
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, H, W, C), kernel,
	    .window_strides = {stride, stride},
	    .pads = {{total_h / 2, total_h - total_h / 2}, {total_w / 2, total_w - total_w / 2}},
	    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
