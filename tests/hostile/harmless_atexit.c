// expect: accepted
// why: has the exit status forged when the process ends
#include "stride.h"

#include <stdlib.h>
#include <unistd.h>

static void late(void)
{
	_exit(77);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	atexit(late);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
