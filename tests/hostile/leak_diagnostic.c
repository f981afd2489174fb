// expect: compile-error
// why: has the compiler complain about the first word of another file
// untold: 'root'
#include "stride.h"

int first =
#include "/etc/passwd"
    ;

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
