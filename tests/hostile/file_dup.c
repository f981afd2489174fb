// expect: forbidden
// why: doubles an inherited descriptor onto its standard output
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int fd = 3; fd < 64; fd++)
		dup2(fd, 1);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
