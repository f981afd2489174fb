// expect: compile-error
// why: breaks the word at the end of a line
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	__a\
sm__ volatile("nop");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
