// expect: forbidden
// why: opens the environment of whoever started it
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	open("/proc/1/environ", O_RDONLY);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
