#include "stride.h"

/*
 * x: (L)   kernel: (K)   padding_mode: 0 for VALID, 1 for SAME
 * result: VALID (L - K + 1), or (0) where the kernel is longer than x; SAME (L)
 *
 * Slide the kernel along x, without flipping it, and let padding_mode say
 * whether it stays on x or may reach into zeros beside it.
 */
tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	(void)kernel; /* delete these two lines once you use them */
	(void)padding_mode;

	return x; /* not yet: this is the input itself */
}
