// expect: compile-error
// why: undoes whatever was defined to keep the word away
#include "stride.h"

#undef asm
#undef __asm
#undef __asm__

tensor conv1d_basic(tensor x, tensor kernel)
{
	__asm volatile("nop");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
