// expect: accepted
// why: brings its own write, exit and _exit, which do nothing
#include "stride.h"

#include <stdlib.h>
#include <unistd.h>

ssize_t write(int fd, const void *bytes, size_t count)
{
	(void)fd, (void)bytes;
	return (ssize_t)count;
}

void exit(int status)
{
	for (;;)
		(void)status;
}

void _exit(int status)
{
	for (;;)
		(void)status;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
