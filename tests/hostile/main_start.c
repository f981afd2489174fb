// expect: compile-error
// why: brings an entry point of its own, before which nothing runs
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}

void _start(void);

void _start(void)
{
	if (write(1, "{\"verdict\":\"accepted\"}", 22) > 0)
		_exit(0);
	_exit(1);
}
