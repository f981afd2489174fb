#include "stride.h"

/*
 * x: (L, C_in)   kernel: (K, C_in / groups, C_out)   result: (L, C_out)
 *
 * The channels, in and out, are cut into so many groups. Convolve each group of
 * x's channels with the kernels of its own outputs, SAME, stride 1, without
 * flipping them.
 */
tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	(void)kernel; /* delete these two lines once you use them */
	(void)groups;

	return x; /* not yet: this is the input itself */
}
