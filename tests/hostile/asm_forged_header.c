// expect: compile-error
// why: says that the next line stands in a header of the system
#include "stride.h"

# 1 "/usr/include/stdio.h" 1 3 4
__asm__("nop");
# 8 "answer.c" 2

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
