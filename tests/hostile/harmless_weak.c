// expect: accepted
// why: is weak, so that any other function of its name would replace it
#include "stride.h"

#pragma weak conv1d_basic

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
