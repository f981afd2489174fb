// expect: memory-limit
// why: takes all the memory there is, in small pieces
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (volatile char *volatile block;;) {
		block = malloc(1000);
		*block = 1;
	}
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
