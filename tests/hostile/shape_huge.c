// expect: wrong-shape
// why: gives a tensor of eight gigabytes
#include "stride.h"

#include <limits.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	y.shape[0] = INT_MAX;
	return y;
}
