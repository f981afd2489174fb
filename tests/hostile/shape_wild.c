// expect: runtime-error
// why: gives the right shape and an address where nothing is
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	y.data = (float *)16;
	return y;
}
