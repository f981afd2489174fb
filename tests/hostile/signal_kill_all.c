// expect: forbidden
// why: signals every process (one that wakes, so that a broken cage costs nothing)
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	kill(-1, SIGCONT);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
