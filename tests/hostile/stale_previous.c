// expect: wrong-answer
// why: gives the answer of the call before
#include "stride.h"

static float last[1 << 16];

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	for (int i = 0; i < tensor_size(y); i++) {
		float mine = y.data[i];

		y.data[i] = last[i];
		last[i] = mine;
	}
	return y;
}
