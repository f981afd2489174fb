// expect: time-limit
// why: never ends
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (volatile int go = 1; go;)
		;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
