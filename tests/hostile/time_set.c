// expect: forbidden
// why: sets the clock (to a time that there is not)
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct timespec never = {-1, -1};

	syscall(SYS_clock_settime, CLOCK_REALTIME, &never);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
