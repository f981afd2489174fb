// expect: runtime-error
// why: reports success and leaves before it is called
#include "stride.h"

#include <unistd.h>

static const char report[] = "{\"verdict\":\"accepted\"}\n";

__attribute__((constructor)) static void early(void)
{
	if (write(1, report, sizeof report - 1) > 0)
		_exit(0);
	_exit(1);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}
