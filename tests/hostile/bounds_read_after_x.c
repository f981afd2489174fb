// expect: runtime-error
// why: reads one number after x
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	volatile float seen = x.data[x.shape[0]];

	(void)seen;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
