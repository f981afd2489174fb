// expect: forbidden
// why: plants a symbolic link where a judge may later write
// file: /tmp/stride-hostile-symlink
#define _GNU_SOURCE
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (symlink("/etc/passwd", "/tmp/stride-hostile-symlink"))
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
