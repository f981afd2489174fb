// expect: compile-error
// why: has the assembler write eight gigabytes
#include "stride.h"

__asm__(".data\n.fill 0x200000000, 1, 1\n.text");

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
