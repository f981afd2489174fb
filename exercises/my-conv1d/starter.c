#include "stride.h"

/*
 * x: (L, C_in)   kernel: (kernel_size, C_in, features)   bias: (features)
 * result: (L * features), which is (L, features) laid out in one row
 *
 * Make the parameters from the seed, the kernel first; convolve with stride 1
 * and SAME padding, without flipping; add the bias; flatten.
 */
tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	(void)seed; /* delete these three lines once you use them */
	(void)features;
	(void)kernel_size;

	return x; /* not yet: this is the input itself */
}
