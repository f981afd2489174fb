// expect: time-limit
// why: waits for itself
#define _GNU_SOURCE
#include "stride.h"

#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

tensor conv1d_basic(tensor x, tensor kernel)
{
	pthread_mutex_lock(&mutex);
	pthread_mutex_lock(&mutex);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
