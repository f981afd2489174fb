// expect: compile-error
// why: has the assembler quote the list of users
#include "stride.h"

__asm__(".include \"/etc/passwd\"");

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
