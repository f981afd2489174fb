// expect: accepted
// why: asks for arithmetic that ignores NaN
#include "stride.h"

#pragma GCC optimize("Ofast")

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
