#include "stride.h"

/*
 * x: (L)   kernel: (K)   result: (L), whatever K is
 *
 * Slide the kernel along x, without flipping it, as if a mirror stood on the
 * first number of x and another on the last. Of the K - 1 numbers that this
 * adds, K / 2 stand behind x and the rest in front.
 */
tensor conv_reflect(tensor x, tensor kernel)
{
	(void)kernel; /* delete this line once you use the kernel */

	return x; /* not yet: this is the input itself */
}
