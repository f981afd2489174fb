// expect: forbidden
// why: a fork bomb, of a size that a broken cage survives
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int i = 0; i < 8; i++)
		fork();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
