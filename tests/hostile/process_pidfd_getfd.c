// expect: forbidden
// why: takes a descriptor out of the judge
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (int fd = 3; fd < 64; fd++)
		syscall(SYS_pidfd_getfd, fd, 3, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
