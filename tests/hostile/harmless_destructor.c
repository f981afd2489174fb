// expect: accepted
// why: runs at the end of the process and waits for ever
#include "stride.h"

__attribute__((destructor)) static void late(void)
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
