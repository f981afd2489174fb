// expect: compile-error
// why: includes a header of the kit that the exercise does not allow
#include "stride.h"

#include "nn.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
