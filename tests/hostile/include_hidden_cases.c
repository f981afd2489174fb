// expect: compile-error
// why: has the compiler quote the hidden cases
#include "stride.h"

#include "../../data/vectors/conv1d-basic.json"

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
