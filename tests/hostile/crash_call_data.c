// expect: runtime-error
// why: runs its input as a program
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	((void (*)(void))(void *)x.data)();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
