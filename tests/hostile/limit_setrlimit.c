// expect: forbidden
// why: lifts its own bounds by the older call
#define _GNU_SOURCE
#include "stride.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_setrlimit /* not on every machine */
#define SYS_setrlimit 164
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};

	syscall(SYS_setrlimit, RLIMIT_AS, &none);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
