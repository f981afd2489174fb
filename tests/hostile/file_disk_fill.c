// expect: forbidden
// why: fills the disk through a file without a name
#define _GNU_SOURCE
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	static char block[1 << 16];
	FILE *file = tmpfile();

	for (int i = 0; file && i < 1 << 10; i++)
		fwrite(block, sizeof block, 1, file);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
