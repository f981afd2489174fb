// expect: forbidden
// why: renames a file
#define _GNU_SOURCE
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	rename("/tmp/stride-hostile-a", "/tmp/stride-hostile-b");
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
