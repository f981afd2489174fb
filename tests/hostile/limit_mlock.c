// expect: forbidden
// why: pins memory
#define _GNU_SOURCE
#include "stride.h"

#include <sys/mman.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	mlock(x.data, 4096);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
