// expect: wrong-shape
// why: gives a shape whose product is small only where it overflows
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	y.rank = 4;
	y.shape[0] = 1 << 30;
	y.shape[1] = 4;
	y.shape[2] = 1 << 30;
	y.shape[3] = 1;
	return y;
}
