// expect: output-limit
// why: floods, and ignores the signals that would stop it
#include "stride.h"

#include <signal.h>
#include <unistd.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	static char line[4096];

	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < 1 << 12; i++)
		if (write(1, line, sizeof line) < 0)
			continue;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
