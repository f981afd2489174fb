// expect: wrong-shape
// why: gives one number more than there are
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	y.shape[0] += 1;
	return y;
}
