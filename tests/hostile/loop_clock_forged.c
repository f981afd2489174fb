// expect: time-limit
// why: never ends, and brings clocks that stand still
#define _GNU_SOURCE
#include "stride.h"

#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
	(void)clock;
	*now = (struct timespec){0, 0};
	return 0;
}

time_t time(time_t *now)
{
	return now ? *now = 0 : 0;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (volatile int go = 1; go;)
		;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
