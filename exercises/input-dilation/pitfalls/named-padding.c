/* named-padding: SAME is asked for, which no input with zeros between its rows can have. */
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	tensor batch = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
	tensor y = conv_general_dilated(batch, kernel, .padding = "SAME",
	    .lhs_dilation = {dilation}, .dimension_numbers = {"NWC", "WIO", "NWC"});

	(void)lo;
	(void)hi;
	return tensor_reshape(y, y.shape[1], y.shape[2]);
}
