// expect: compile-error
// why: has the assembler say what the compiler says when it is killed
#include "stride.h"

#define JOIN(a, b) a##b

JOIN(__as, m__)(".print \"gcc: fatal error: Killed signal terminated program cc1\"\n not one");

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
