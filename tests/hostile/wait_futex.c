// expect: time-limit
// why: sleeps for half a minute by a call that it needs for locks
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	static int word;
	struct timespec long_time = {30, 0};

	syscall(SYS_futex, &word, 0 /* wait */, 0, &long_time, 0, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
