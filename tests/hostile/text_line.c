// expect: compile-error
// why: says that its error stands in the list of users, which would be quoted
#include "stride.h"

#line 1 "/etc/passwd"
int wrong = misspelt;

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
