// expect: forbidden
// why: asks for a ring through which any call could be made unseen
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_io_uring_setup
#define SYS_io_uring_setup 425
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_io_uring_setup, 4, x.data);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
