// expect: accepted
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int reach = (kernel.shape[0] - 1) * dilation;
	tensor line = tensor_reshape(x, 1, -1, 1);
	tensor taps = tensor_reshape(kernel, -1, 1, 1);

	tensor y = conv_general_dilated(line, taps, .pads = {{reach, 0}},
	    .rhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_reshape(y, -1);
}
