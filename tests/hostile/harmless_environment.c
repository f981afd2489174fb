// expect: accepted
// why: would answer wrongly if it saw the environment of the grader
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (getenv("STRIDE_HOSTILE_SECRET") || getenv("HOME"))
		return tensor_zeros(3, 3);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
