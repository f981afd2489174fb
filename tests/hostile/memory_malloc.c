// expect: memory-limit
// why: takes all the memory there is
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (volatile char *volatile block;;) {
		block = malloc(1 << 20);
		for (int i = 0; i < 1 << 20; i += 1024)
			block[i] = 1;
	}
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
