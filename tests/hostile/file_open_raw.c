// expect: forbidden
// why: opens a file by the bare system call
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_open /* not on arm64 */
#define SYS_open 1024
#endif

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_open, "/etc/passwd", 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
