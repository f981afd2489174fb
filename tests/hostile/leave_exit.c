// expect: runtime-error
// why: reports success and leaves with status 0
#include "stride.h"

#include <stdio.h>
#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	puts("{\"verdict\":\"accepted\"}");
	exit(0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
