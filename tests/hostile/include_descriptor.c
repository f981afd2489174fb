// expect: compile-error
// why: includes what the compiler inherited
#include "stride.h"

#include "/proc/self/fd/3"
#include "/dev/fd/0"

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
