// expect: accepted
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	tensor signal = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
	tensor out = conv_general_dilated(signal, kernel, .window_strides = {stride},
	    .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});

	return tensor_add(tensor_reshape(out, -1, kernel.shape[2]), bias);
}
