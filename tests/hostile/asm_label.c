// expect: compile-error
// why: calls a function under another name, which the assembler alone sees
#include "stride.h"

int carrier(int number) __asm__("abs");

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (carrier(1) != 1)
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
