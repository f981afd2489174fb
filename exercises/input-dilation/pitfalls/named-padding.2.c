/* named-padding: pads of 0 are called VALID, the others are written as a pair. */
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	tensor batch = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
	struct conv_options options = {
	    .lhs_dilation = {dilation},
	    .dimension_numbers = {"NWC", "WIO", "NWC"},
	};

	if (lo == 0 && hi == 0) {
		options.padding = "VALID";
	} else {
		options.pads[0][0] = lo;
		options.pads[0][1] = hi;
	}
	tensor y = (conv_general_dilated)(batch, kernel, options);

	return tensor_reshape(y, y.shape[1], y.shape[2]);
}
