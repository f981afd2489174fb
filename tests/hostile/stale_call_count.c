// expect: wrong-answer
// why: answers every second call wrongly
#include "stride.h"

static int calls;

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (calls++ % 2)
		kernel.data[0] += 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
