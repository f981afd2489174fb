// expect: compile-error
// why: calls a part of the kit that the exercise does not allow
#include "stride.h"

float jax_erf(float x);

tensor conv1d_basic(tensor x, tensor kernel)
{
	x.data[0] += jax_erf(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
