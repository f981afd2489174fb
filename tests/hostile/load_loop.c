// expect: time-limit
// why: never ends before it is called
#include "stride.h"

__attribute__((constructor)) static void early(void)
{
	for (volatile int go = 1; go;)
		;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
