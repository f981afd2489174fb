// expect: forbidden
// why: makes a process by the bare system call
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0)
		_exit(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
