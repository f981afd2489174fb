// expect: compile-error
// why: calls the system by the 32-bit door
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	__asm__ volatile("int $0x80");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
