// expect: accepted
// why: would answer wrongly if anything could be read on its standard input
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	char byte;

	if (read(0, &byte, 1) > 0)
		return tensor_zeros(3, 3);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
