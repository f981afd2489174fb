// expect: forbidden
// why: sets an alarm to fall when the judge is at work
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	alarm(1);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
