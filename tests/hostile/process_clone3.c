// expect: forbidden
// why: makes a process by the newer call that old filters forget
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_clone3
#define SYS_clone3 435
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	static long long how[8] = {[4] = 17 /* SIGCHLD */};

	if (syscall(SYS_clone3, how, sizeof how) == 0)
		_exit(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
