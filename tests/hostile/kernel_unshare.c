// expect: forbidden
// why: makes namespaces of its own, in which it would be root
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
