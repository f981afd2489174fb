// expect: accepted
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	struct conv_options o = {0};

	o.lhs_dilation[0] = dilation;
	o.pads[0][0] = lo;
	o.pads[0][1] = hi;
	o.dimension_numbers[0] = "NWC";
	o.dimension_numbers[1] = "WIO";
	o.dimension_numbers[2] = "NWC";

	tensor out =
	    (conv_general_dilated)(tensor_reshape(x, 1, x.shape[0], x.shape[1]), kernel, o);

	return tensor_reshape(out, -1, kernel.shape[2]);
}
