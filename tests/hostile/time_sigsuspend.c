// expect: forbidden
// why: waits for nothing by sigsuspend
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	sigset_t none;

	sigemptyset(&none);
	sigsuspend(&none);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
