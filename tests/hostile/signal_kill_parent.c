// expect: forbidden
// why: kills the judge
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	kill(getppid(), SIGKILL);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
