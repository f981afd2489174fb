// expect: forbidden
// why: lifts its own bounds
#define _GNU_SOURCE
#include "stride.h"

#include <sys/resource.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};

	prlimit(0, RLIMIT_CPU, &none, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
