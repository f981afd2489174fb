// expect: runtime-error
// why: has a local array of a gigabyte
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	volatile long size = 1L << 30;
	volatile char huge[size];

	for (long i = size - 1; i >= 0; i -= 512)
		huge[i] = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
