// expect: wrong-answer
// why: reports success before it is called
#include "stride.h"

#include <stdio.h>

__attribute__((constructor)) static void early(void)
{
	puts("{\"verdict\":\"accepted\"}");
	fflush(stdout);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}
