// expect: accepted
// why: brings its own printf, which prints nothing
#include "stride.h"

int printf(const char *format, ...)
{
	return format[0];
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	printf("nothing\n");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
