// expect: compile-error
// why: gives the function other parameters
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel, int stride)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
