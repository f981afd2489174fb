// expect: compile-error
// why: reaches the list of users from the folder of the system headers
#include "stride.h"

#include <../../etc/passwd>

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
