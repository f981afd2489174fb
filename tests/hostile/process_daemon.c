// expect: forbidden
// why: leaves a process behind that belongs to no session
// gone: stride-daemon
#define _GNU_SOURCE
#include "stride.h"

#include <sys/prctl.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (fork() == 0) {
		setsid();
		prctl(PR_SET_NAME, "stride-daemon");
		sleep(60);
		_exit(0);
	}
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
