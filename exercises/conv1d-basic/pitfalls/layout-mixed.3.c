/* layout-mixed: the length of both stands where the batch and the output features belong. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor signal = tensor_reshape(x, -1, 1, 1);
	tensor weights = tensor_reshape(kernel, -1, 1, 1);
	tensor y = conv_general_dilated(
	    signal, weights, .padding = "VALID", .dimension_numbers = {"NCH", "OIH", "NCH"});

	return tensor_reshape(y, -1);
}
