// expect: runtime-error
// why: runs into an instruction that is none
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (x.rank == 1)
		__builtin_trap();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
