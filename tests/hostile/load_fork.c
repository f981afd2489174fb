// expect: forbidden
// why: forks before it is called
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

__attribute__((constructor)) static void early(void)
{
	if (fork() == 0)
		_exit(0);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
