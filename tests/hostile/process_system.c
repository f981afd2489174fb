// expect: forbidden
// why: runs a command
// file: /tmp/stride-hostile-system
#define _GNU_SOURCE
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (system("touch /tmp/stride-hostile-system"))
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
