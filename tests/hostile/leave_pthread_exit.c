// expect: runtime-error | forbidden
// why: ends its thread by the library, which may load another for it
#include "stride.h"

#include <pthread.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	pthread_exit(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
