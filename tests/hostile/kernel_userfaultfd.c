// expect: forbidden
// why: asks to handle page faults, of which many exploits are made
#define _GNU_SOURCE
#include "stride.h"

#include <sys/syscall.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	syscall(SYS_userfaultfd, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
