// expect: accepted
// why: asks for a terabyte, is refused, and goes on without
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	volatile size_t terabyte = (size_t)1 << 40;
	char *volatile refused = malloc(terabyte);

	if (refused)
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
