// expect: forbidden
// why: becomes whatever program it inherited
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	char *words[] = {"x", 0};

	for (int fd = 3; fd < 64; fd++)
		syscall(SYS_execveat, fd, "", words, 0, 0x1000);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
