// expect: output-limit
// why: floods and crashes, to lose what it printed
#include "stride.h"

#include <stdio.h>
#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int i = 0; i < 1 << 12; i++)
		printf("%1023d\n", i);
	fflush(stdout);
	abort();
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
