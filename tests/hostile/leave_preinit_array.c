// expect: wrong-answer
// why: would do so before every constructor, but that is for programs: nobody calls it
#include "stride.h"

#include <unistd.h>

static const char report[] = "{\"verdict\":\"accepted\"}\n";

static void early(void)
{
	if (write(1, report, sizeof report - 1) > 0)
		_exit(0);
	_exit(1);
}

__attribute__((section(".preinit_array"), used)) static void (*entry)(void) = early;

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}
