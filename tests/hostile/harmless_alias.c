// expect: accepted
// why: is another name of a function of its own
#include "stride.h"

tensor mine(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}

tensor conv1d_basic(tensor x, tensor kernel) __attribute__((alias("mine")));
