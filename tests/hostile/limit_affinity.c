// expect: forbidden
// why: takes all processors
#define _GNU_SOURCE
#include "stride.h"

#include <sched.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	cpu_set_t all;

	CPU_ZERO(&all);
	CPU_SET(0, &all);
	sched_setaffinity(0, sizeof all, &all);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
