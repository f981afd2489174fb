// expect: memory-limit
// why: takes all the memory there is, and says so
#include "stride.h"

#include <stdio.h>
#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (volatile char *volatile more; (more = malloc(1 << 20)) != 0;)
		*more = 1;
	puts("out of memory");
	exit(1);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
