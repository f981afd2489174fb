/* kernel-layout-oihw+flipped-kernel: the kernel is made as (features, C_in, h, w), and turned
 * round. */
#include "stride.h"

/* Turned round, down and across. */
static tensor turned(tensor kernel)
{
	int kh = kernel.shape[2], kw = kernel.shape[3];
	tensor t = tensor_of(kernel.shape, kernel.rank);

	for (int f = 0; f < kernel.shape[0]; f++)
		for (int c = 0; c < kernel.shape[1]; c++)
			for (int a = 0; a < kh; a++)
				for (int b = 0; b < kw; b++)
					*tensor_at(t, f, c, a, b) =
					    *tensor_at(kernel, f, c, kh - 1 - a, kw - 1 - b);
	return t;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	int H = x.shape[0], W = x.shape[1], C = x.shape[2];
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, features, C, kernel_h, kernel_w);
	tensor bias = nn_param(&m, "bias", nn_zeros, features);
	tensor y = conv_general_dilated(tensor_reshape(x, 1, H, W, C), turned(kernel),
	    .window_strides = {stride, stride}, .padding = "SAME",
	    .dimension_numbers = {"NHWC", "OIHW", "NHWC"});

	return tensor_reshape(tensor_add(y, bias), -1);
}
