// expect: forbidden
// why: waits for nothing by poll
#define _GNU_SOURCE
#include "stride.h"

#include <poll.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	poll(0, 0, 30000);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
