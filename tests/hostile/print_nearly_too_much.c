// expect: accepted
// why: prints almost as much as is allowed, once, without an end of line
#include "stride.h"

#include <stdio.h>
#include <string.h>

static int printed;

tensor conv1d_basic(tensor x, tensor kernel)
{
	static char line[60000];

	if (!printed++) {
		memset(line, 'x', sizeof line);
		fwrite(line, 1, sizeof line, stdout);
	}
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
