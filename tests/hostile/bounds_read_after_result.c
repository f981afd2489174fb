// expect: wrong-answer
// why: adds what stands behind a tensor of the kit to the result
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor copy = tensor_zeros(x.shape[0]);
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)), -1);

	for (int i = 0; i < y.shape[0]; i++)
		y.data[i] += copy.data[copy.shape[0]];
	return y;
}
