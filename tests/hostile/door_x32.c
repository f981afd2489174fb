// expect: forbidden
// why: opens a file by the number that the call has in another ABI of the same machine
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(0x40000002, "/etc/passwd", 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
