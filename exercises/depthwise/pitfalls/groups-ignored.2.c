/* groups-ignored: the primitive is not told that there are groups. */
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	int L = x.shape[0], C = x.shape[1];
	tensor signal = tensor_reshape(x, 1, L, C);
	tensor y = conv_general_dilated(
	    signal, kernel, .padding = "SAME", .dimension_numbers = {"NWC", "WIO", "NWC"});

	(void)groups;
	return tensor_reshape(y, L, -1);
}
