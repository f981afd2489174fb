// expect: runtime-error
// why: asserts what is not so
#include "stride.h"

#include <assert.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	assert(!"so");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
