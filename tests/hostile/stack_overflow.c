// expect: runtime-error
// why: calls itself without an end
#include "stride.h"

static int deeper(volatile int *above)
{
	volatile int here[64];

	here[0] = above[0] + 1;
	here[1] = deeper(here);
	return here[1];
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	volatile int top = 0;

	top = deeper(&top);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
