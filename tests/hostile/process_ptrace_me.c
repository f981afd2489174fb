// expect: forbidden
// why: asks to be debugged
#define _GNU_SOURCE
#include "stride.h"

#include <sys/ptrace.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	ptrace(PTRACE_TRACEME, 0, 0, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
