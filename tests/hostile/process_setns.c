// expect: forbidden
// why: enters the namespaces of another process
#define _GNU_SOURCE
#include "stride.h"

#include <sched.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	setns(3, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
