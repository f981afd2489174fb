// expect: accepted
// why: spoils its inputs once it is done
#include "stride.h"

#include <string.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	memset(x.data, 0xff, sizeof(float) * (size_t)tensor_size(x));
	memset(kernel.data, 0xff, sizeof(float) * (size_t)tensor_size(kernel));
	return y;
}
