// expect: runtime-error
// why: takes a gigabyte of the stack
#include "stride.h"

#include <alloca.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	volatile long size = 1L << 30;
	volatile char *huge = alloca((unsigned long)size);

	for (long i = size - 1; i >= 0; i -= 512)
		huge[i] = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
