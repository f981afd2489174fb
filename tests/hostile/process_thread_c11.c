// expect: forbidden
// why: starts a thread by the standard library
#define _GNU_SOURCE
#include "stride.h"

#include <threads.h>

static int idle(void *nothing)
{
	return nothing != 0;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	thrd_t thread;

	thrd_create(&thread, idle, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
