// expect: wrong-answer
// why: reports success when the process ends
#include "stride.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void late(void)
{
	puts("{\"verdict\":\"accepted\"}");
	fflush(stdout);
	_exit(0);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	atexit(late);
	return tensor_zeros(n > 0 ? n : 0);
}
