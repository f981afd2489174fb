/* two-d-only: the layout that the primitive is told has rows and columns, whatever x has. */
#include "stride.h"

tensor conv_nd(tensor x, tensor kernel)
{
	tensor batch = {.data = x.data, .rank = x.rank + 1, .shape = {1}};

	for (int axis = 0; axis < x.rank; axis++)
		batch.shape[axis + 1] = x.shape[axis];
	tensor y = conv_general_dilated(
	    batch, kernel, .padding = "SAME", .dimension_numbers = {"NHWC", "HWIO", "NHWC"});

	return tensor_reshape(y, x.shape[0], x.shape[1], -1);
}
