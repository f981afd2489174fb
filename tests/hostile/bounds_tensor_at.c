// expect: runtime-error
// why: asks the kit for an element outside
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	*tensor_at(x, x.shape[0]) = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
