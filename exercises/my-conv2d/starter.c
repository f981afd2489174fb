#include "stride.h"

/*
 * x: (H, W, C_in)   kernel: (kernel_h, kernel_w, C_in, features)
 * bias: (features)
 * result: (ceil(H / stride) * ceil(W / stride) * features), all three axes laid
 *         out in one row
 *
 * Make the parameters from the seed, the kernel first; convolve with the stride
 * in both directions and SAME padding, without flipping; add the bias; flatten.
 */
tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
	(void)seed; /* delete these five lines once you use them */
	(void)features;
	(void)kernel_h;
	(void)kernel_w;
	(void)stride;

	return x; /* not yet: this is the input itself */
}
