// expect: accepted
// why: has the compiler warn with what would clear a terminal, from a string
#include "stride.h"

__attribute__((deprecated("\033[2J\033[32maccepted\033[0m\x9b"))) static int old;

tensor conv1d_basic(tensor x, tensor kernel)
{
	old = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
