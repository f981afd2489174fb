// expect: compile-error
// why: has the compiler quote a line that would clear a terminal
#include "stride.h"

int wrong = "[2J[32maccepted‮" misspelt;

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
