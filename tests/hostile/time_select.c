// expect: forbidden
// why: waits for nothing by select
#define _GNU_SOURCE
#include "stride.h"

#include <sys/select.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	struct timeval long_time = {30, 0};

	select(0, 0, 0, 0, &long_time);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
