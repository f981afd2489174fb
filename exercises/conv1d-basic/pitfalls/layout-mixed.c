/* layout-mixed: shaped as (1, 1, length), but read as if the channel came last. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor signal = tensor_reshape(x, 1, 1, -1);
	tensor weights = tensor_reshape(kernel, 1, 1, -1);
	tensor y = conv_general_dilated(
	    signal, weights, .padding = "VALID", .dimension_numbers = {"NHC", "OHI", "NHC"});

	return tensor_reshape(y, -1);
}
