// expect: forbidden
// why: mounts a file system
#define _GNU_SOURCE
#include "stride.h"

#include <sys/mount.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	mount("none", "/tmp", "tmpfs", MS_REMOUNT | MS_BIND, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
