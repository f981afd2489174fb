// expect: forbidden
// why: lists a folder that it might have inherited
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	char entries[512];

	for (int fd = 0; fd < 64; fd++)
		syscall(SYS_getdents64, fd, entries, sizeof entries);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
