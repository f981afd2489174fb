// expect: accepted
// why: has the loader choose its function
#include "stride.h"

static tensor chosen(tensor x, tensor kernel);

typedef tensor answer(tensor x, tensor kernel);

static answer *choose(void)
{
	return chosen;
}

tensor conv1d_basic(tensor x, tensor kernel) __attribute__((ifunc("choose")));

static tensor chosen(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
