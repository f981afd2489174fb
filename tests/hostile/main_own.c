// expect: compile-error
// why: brings a main of its own, which reports success
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}

int main(void)
{
	puts("{\"verdict\":\"accepted\"}");
	return 0;
}
