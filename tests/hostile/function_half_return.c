// expect: compile-error
// why: gives nothing back on one of two ways
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (x.shape[0] >= kernel.shape[0])
		return tensor_reshape(conv_general_dilated(tensor_reshape(x, 1, 1, -1),
					  tensor_reshape(kernel, 1, 1, -1)),
		    -1);
}
