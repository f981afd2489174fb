#include "stride.h"

/*
 * x: (L, C_in)   kernel: (K, C_in, features)   bias: (features)
 * result: (ceil(L / stride), features), not flattened
 *
 * Convolve x with the kernel, with SAME padding and without flipping, and add
 * to every position the bias of each feature.
 */
tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	(void)kernel; /* delete these three lines once you use them */
	(void)bias;
	(void)stride;

	return x; /* not yet: this is the input itself */
}
