// expect: accepted
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	tensor batched = tensor_reshape(x, 1, x.shape[0], x.shape[1]);
	struct conv_options options = {
	    .padding = "same",
	    .feature_group_count = groups,
	    .dimension_numbers = {"NWC", "WIO", "NWC"},
	};
	tensor out = (conv_general_dilated)(batched, kernel, options);
	return tensor_reshape(out, x.shape[0], kernel.shape[2]);
}
