// expect: time-limit
// why: never ends, and ignores the signal that says so
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	signal(SIGXCPU, SIG_IGN);
	signal(SIGALRM, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	for (volatile int go = 1; go;)
		;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
