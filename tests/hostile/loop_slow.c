// expect: time-limit
// why: takes nearly all of its time in every case, so that the whole never ends
#include "stride.h"

#include <time.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	clock_t began = clock();

	while (clock() - began < CLOCKS_PER_SEC * 9 / 10)
		;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
