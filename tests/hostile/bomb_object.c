// expect: compile-error
// why: is an object of five gigabytes
#include "stride.h"

char large[5000000000] = {1};

tensor conv1d_basic(tensor x, tensor kernel)
{
	large[0] = 2;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
