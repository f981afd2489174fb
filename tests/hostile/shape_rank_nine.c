// expect: wrong-shape
// why: gives a tensor of more axes than there is room for
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	tensor y = tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);

	y.rank = TENSOR_MAX_RANK + 1;
	return y;
}
