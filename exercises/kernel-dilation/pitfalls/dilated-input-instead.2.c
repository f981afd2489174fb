/* dilated-input-instead: the primitive is given the dilation of x, lhs, not of the kernel. */
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	tensor y = conv_general_dilated(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel,
	    .padding = "VALID", .lhs_dilation = {dilation},
	    .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(y, y.shape[1], y.shape[2]);
}
