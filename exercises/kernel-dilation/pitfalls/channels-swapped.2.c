/* channels-swapped: the primitive is told that the output channels stand before the others. */
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	tensor signal = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
	tensor y = conv_general_dilated(signal, kernel, .padding = "VALID",
	    .rhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WOI", "NWC"});

	return tensor_reshape(y, y.shape[1], y.shape[2]);
}
