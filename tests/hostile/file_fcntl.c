// expect: forbidden
// why: asks which descriptors it inherited
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int fd = 3; fd < 64; fd++)
		fcntl(fd, F_GETFD);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
