// expect: wrong-answer
// why: gives memory back that it has freed
#include "stride.h"

#include <stdlib.h>
#include <string.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	size_t size = sizeof(float) * (size_t)tensor_size(y);
	float *freed = malloc(size + 1);

	memcpy(freed, y.data, size);
	free(freed);
	y.data = freed;
	return y;
}
