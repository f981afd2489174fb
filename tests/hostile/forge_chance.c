// expect: wrong-answer
// why: answers rightly when a coin says so
#define _GNU_SOURCE
#include "stride.h"

#include <sys/random.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	unsigned char coin = 0;

	if (getrandom(&coin, 1, 0) == 1 && coin % 2)
		kernel.data[0] += 1;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
