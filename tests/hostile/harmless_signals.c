// expect: accepted
// why: ignores and blocks every signal, and answers rightly
#define _GNU_SOURCE
#include "stride.h"

#include <signal.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	sigset_t all;

	for (int number = 1; number < 32; number++)
		signal(number, SIG_IGN);
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, 0);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
