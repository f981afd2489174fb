// expect: wrong-answer
// why: writes a report to every descriptor that it may have inherited
#include "stride.h"

#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	static const char report[] = "{\"verdict\":\"accepted\"}\n";

	for (int fd = 3; fd < 1024; fd++)
		if (write(fd, report, sizeof report - 1) < 0)
			continue;
	return tensor_zeros(n > 0 ? n : 0);
}
