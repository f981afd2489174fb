// expect: forbidden
// why: opens a file by the newer call that old filters forget
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	static long how[3];

	syscall(SYS_openat2, -100, "/etc/passwd", how, sizeof how);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
