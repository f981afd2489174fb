// expect: forbidden
// why: sleeps by the bare system call
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct timespec long_time = {30, 0};

	syscall(SYS_nanosleep, &long_time, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
