// expect: memory-limit | runtime-error
// why: is eight gigabytes large when it is loaded
#include "stride.h"

static char large[8L << 30];

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (long i = 0; i < 8L << 30; i += 4096)
		*(volatile char *)(large + i) = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
