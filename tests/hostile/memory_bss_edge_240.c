// expect: accepted | memory-limit | runtime-error
// why: is 240 MB large when it is loaded, where 256 are allowed
#include "stride.h"

volatile char big[240L << 20];

tensor conv1d_basic(tensor x, tensor kernel)
{
	big[0] = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
