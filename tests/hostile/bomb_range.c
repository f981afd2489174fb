// expect: compile-error
// why: has every element of a huge array initialised by itself
#include "stride.h"

struct pair { char *a, *b; } large[1L << 28] = {[0 ... (1L << 28) - 1] = {"a", "b"}};

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (large[0].a == large[1].b)
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
