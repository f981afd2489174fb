// expect: memory-limit
// why: takes all the memory there is below the heap
#define _GNU_SOURCE
#include "stride.h"

#include <string.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (;;)
		memset(sbrk(1 << 20), 1, 1 << 20);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
