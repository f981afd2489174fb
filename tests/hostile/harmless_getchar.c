// expect: accepted
// why: asks for a character where there is none
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (getchar() != EOF)
		kernel.data[0] += 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
