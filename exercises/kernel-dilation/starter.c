#include "stride.h"

/*
 * x: (L, C_in)   kernel: (K, C_in, C_out)   dilation: at least 1
 * result: (L - (K - 1) * dilation, C_out), or (0, C_out) where that is negative
 *
 * Slide the kernel along x, without flipping it, with its taps `dilation` rows
 * apart; every output channel adds up all input channels.
 */
tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	(void)kernel; /* delete these two lines once you use them */
	(void)dilation;

	return x; /* not yet: this is the input itself */
}
