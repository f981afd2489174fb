// expect: runtime-error
// why: gives the right shape and an address of the kernel
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	y.data = (float *)0xffff800000000000;
	return y;
}
