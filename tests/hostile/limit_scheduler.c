// expect: forbidden
// why: makes itself more important than the judge
#define _GNU_SOURCE
#include "stride.h"

#include <sched.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct sched_param first = {.sched_priority = 99};

	sched_setscheduler(0, SCHED_FIFO, &first);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
