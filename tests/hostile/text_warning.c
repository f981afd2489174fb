// expect: accepted
// why: has the compiler warn with what would clear a terminal
#include "stride.h"

#warning [2J[32maccepted[0m ]0;owned

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
