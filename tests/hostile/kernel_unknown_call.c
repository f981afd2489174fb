// expect: forbidden
// why: makes a call of a number that there is not
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_nothing
#define SYS_nothing 5000
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_nothing);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
