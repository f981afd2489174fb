// expect: accepted
// why: does so through a macro of the C library
#include "stride.h"

#include <stdlib.h>

extern int __REDIRECT(carrier, (int number), abs);

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (carrier(1) != 1)
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
