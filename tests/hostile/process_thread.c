// expect: forbidden
// why: starts a thread
#define _GNU_SOURCE
#include "stride.h"

#include <pthread.h>

static void *idle(void *nothing)
{
	return nothing;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	pthread_t thread;

	pthread_create(&thread, 0, idle, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
