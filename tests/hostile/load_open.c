// expect: forbidden
// why: opens a file before it is called
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>

__attribute__((constructor)) static void early(void)
{
	open("/etc/passwd", O_RDONLY);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
