// expect: forbidden
// why: sets a timer that interrupts it a thousand times a second
#define _GNU_SOURCE
#include "stride.h"

#include <sys/time.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct itimerval often = {{0, 1000}, {0, 1000}};

	setitimer(ITIMER_REAL, &often, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
