// expect: forbidden
// why: signals a process that is not itself
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	pid_t other = getpid() + 1;

	syscall(SYS_tgkill, other, other, SIGCONT);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
