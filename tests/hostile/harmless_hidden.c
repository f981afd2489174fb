// expect: accepted
// why: hides its function from other objects
#include "stride.h"

__attribute__((visibility("hidden"))) tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
