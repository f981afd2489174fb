// expect: output-limit
// why: prints 100 MB and answers rightly
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int i = 0; i < 100 << 10; i++)
		printf("%1023d\n", i);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
