/* hw-swapped+flipped-kernel: the kernel is made as wide as it should be high, and turned round. */
#include "stride.h"

/* Turned round, down and across. */
static tensor turned(tensor kernel)
{
	int kh = kernel.shape[0], kw = kernel.shape[1];
	tensor t = tensor_of(kernel.shape, kernel.rank);

	for (int a = 0; a < kh; a++)
		for (int b = 0; b < kw; b++)
			for (int c = 0; c < kernel.shape[2]; c++)
				for (int f = 0; f < kernel.shape[3]; f++)
					*tensor_at(t, a, b, c, f) =
					    *tensor_at(kernel, kh - 1 - a, kw - 1 - b, c, f);
	return t;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_w, kernel_h, C, features);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, H, W, C), turned(kernel),
	    .window_strides = {stride, stride}, .padding = "SAME",
	    .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
