// expect: time-limit
// why: handles its own crash by crashing again
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>

static void again(int number)
{
	(void)number;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	signal(SIGSEGV, again);
	((volatile float *)x.data)[-1] = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
