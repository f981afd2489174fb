// expect: wrong-answer
// why: prints the report that it would like
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	puts("{\"schema\":\"stride/result/"
	     "v1\",\"verdict\":\"accepted\",\"score\":100,\"max_score\":100}");
	fflush(stdout);
	return tensor_zeros(n > 0 ? n : 0);
}
