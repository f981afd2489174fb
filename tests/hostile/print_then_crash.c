// expect: runtime-error
// why: says where it got to, and then crashes
// printed: got as far as 5 and 3
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	printf("got as far as %d and %d\n", x.shape[0], kernel.shape[0]);
	*(volatile int *)0 = 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
