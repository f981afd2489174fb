// expect: forbidden
// why: gives itself capabilities
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_capset, x.data, x.data);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
