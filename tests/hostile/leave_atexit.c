// expect: runtime-error
// why: forges the exit status on its way out
#include "stride.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void late(void)
{
	puts("{\"verdict\":\"accepted\"}");
	fflush(stdout);
	_exit(0);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	atexit(late);
	exit(1);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
