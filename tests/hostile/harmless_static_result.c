// expect: accepted
// why: answers from a buffer of its own, the same for every call
#include "stride.h"

#include <string.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	static float mine[1 << 20];

	memcpy(mine, y.data, sizeof(float) * (size_t)tensor_size(y));
	y.data = mine;
	return y;
}
