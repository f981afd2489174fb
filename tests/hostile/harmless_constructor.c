// expect: accepted
// why: runs before the call, and only sets a variable
#include "stride.h"

static volatile int ready;

__attribute__((constructor)) static void early(void)
{
	ready = 1;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (!ready)
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
