// expect: runtime-error
// why: writes where only reading is allowed
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	*(volatile char *)"constant" = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
