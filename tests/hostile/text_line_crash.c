// expect: runtime-error
// why: says that its crash is in another file, of a name that would clear a terminal
#include "stride.h"

#line 1 "/etc/passwd\033[2J"
tensor conv1d_basic(tensor x, tensor kernel)
{
	*(volatile int *)0 = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
