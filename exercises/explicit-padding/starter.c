#include "stride.h"

/*
 * x: (L)   kernel: (K)
 * lo, hi: zeros in front and behind; negative ones cut off
 * result: (L + lo + hi - K + 1), or (0) where the kernel is longer than the
 *         padded x
 *
 * Lengthen x, or shorten it, at each end by itself, and slide the kernel along
 * what is left, without flipping it.
 */
tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	(void)kernel; /* delete these lines once you use what they name */
	(void)lo;
	(void)hi;

	return x; /* not yet: this is the input itself */
}
