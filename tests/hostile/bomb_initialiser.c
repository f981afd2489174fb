// expect: compile-error
// why: is an object of a hundred megabytes
#include "stride.h"

int large[25 << 20] = {[25 * 1024 * 1024 - 1] = 1};

tensor conv1d_basic(tensor x, tensor kernel)
{
	large[0] = 2;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
