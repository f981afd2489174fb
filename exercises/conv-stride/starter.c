#include "stride.h"

/*
 * x: (L)   kernel: (K)   stride: 1 or more
 * padding_mode: 0 for VALID, 1 for SAME
 * result: VALID ((L - K) / stride + 1), rounded down, or (0) where the kernel is
 *         longer than x;
 *         SAME (L / stride), rounded up
 *
 * Slide the kernel along x in moves of stride numbers, without flipping it, and
 * let padding_mode say whether it stays on x or may reach into zeros beside it.
 */
tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	(void)kernel; /* delete these lines once you use what they name */
	(void)stride;
	(void)padding_mode;

	return x; /* not yet: this is the input itself */
}
