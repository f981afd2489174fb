// expect: accepted
// why: lies in a section of its own
#include "stride.h"

__attribute__((section("stride"))) int number = 1;

__attribute__((section(".text.stride"))) tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
