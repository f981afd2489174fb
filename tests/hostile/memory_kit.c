// expect: memory-limit
// why: asks the kit for eight gigabytes
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor_zeros(1 << 16, 1 << 14);
	tensor_zeros(1 << 16, 1 << 14);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
