// expect: compile-error
// why: looks for the file in the folder that follows
#include "stride.h"

#include_next "/etc/passwd"

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
