// expect: forbidden
// why: leaves a key for the next submission, by another call
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_add_key, "user", "stride-hostile", "x", 1, -5 /* session of the user */);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
