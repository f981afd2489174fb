// expect: output-limit
// why: floods before it is called
#include "stride.h"

#include <unistd.h>

__attribute__((constructor)) static void early(void)
{
	static char line[4096];

	for (int i = 0; i < 1 << 10; i++)
		if (write(1, line, sizeof line) < 0)
			return;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
