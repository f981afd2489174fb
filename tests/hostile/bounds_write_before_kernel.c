// expect: runtime-error
// why: writes one number before kernel
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	((volatile float *)kernel.data)[-1] = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
