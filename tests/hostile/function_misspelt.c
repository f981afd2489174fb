// expect: compile-error
// why: misspells the function
#include "stride.h"

tensor conv1d_basics(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
