/* dilated-kernel-instead: the primitive is given the dilation of the kernel, rhs, not of x. */
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
	    .pads = {{lo, hi}}, .rhs_dilation = {dilation},
	    .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(y, y.shape[1], y.shape[2]);
}
