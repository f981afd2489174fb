// expect: forbidden
// why: opens its own memory, where page protections do not hold
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	open("/proc/self/mem", O_RDWR);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
