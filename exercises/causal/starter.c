#include "stride.h"

/*
 * x: (L)   kernel: (K)
 * dilation: how far apart the taps stand, 1 for side by side
 * result: (L), whatever K and dilation are
 *
 * Slide the kernel along x, without flipping it, so that its last tap stands on
 * x[i] for output i and all others stand on what came before. Before its start
 * x counts as zero.
 */
tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	(void)kernel; /* delete these two lines once you use them */
	(void)dilation;

	return x; /* not yet: this is the input itself */
}
