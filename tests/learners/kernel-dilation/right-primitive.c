// expect: accepted
#include "stride.h"

/* One signal is a batch of one; the spaces between the taps are rhs_dilation's work. */
tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	const int rows = x.shape[0], channels = x.shape[1];
	tensor batch = tensor_reshape(x, 1, rows, channels);
	tensor out = conv_general_dilated(
	    batch, kernel, .rhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(out, out.shape[1], kernel.shape[2]);
}
