// expect: forbidden
// why: blocks the signal by which a filter may report
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>
#include <signal.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	sigset_t all;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, 0);
	open("/etc/passwd", O_RDONLY);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
