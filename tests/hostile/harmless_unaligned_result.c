// expect: accepted
// why: answers from an address that is no multiple of four
#include "stride.h"

#include <string.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	static char mine[1 << 22];

	memcpy(mine + 1, y.data, sizeof(float) * (size_t)tensor_size(y));
	y.data = (float *)(void *)(mine + 1);
	return y;
}
