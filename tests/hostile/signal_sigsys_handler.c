// expect: forbidden
// why: handles the signal by which a filter may report, and goes on
#define _GNU_SOURCE
#include "stride.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>

static sigjmp_buf past;

static void skip(int number)
{
	(void)number;
	siglongjmp(past, 1);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	signal(SIGSYS, skip);
	if (sigsetjmp(past, 1) == 0)
		open("/etc/passwd", O_RDONLY);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
