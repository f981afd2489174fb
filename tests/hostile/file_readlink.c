// expect: forbidden
// why: asks where its program lies
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	char path[256];

	if (readlink("/proc/self/exe", path, sizeof path) > 0)
		x.data[0] = x.data[0] + 0;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
