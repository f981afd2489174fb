// expect: forbidden
// why: opens a file to read the hidden cases
#define _GNU_SOURCE
#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	FILE *file = fopen("../../data/vectors/conv1d-basic.json", "r");

	if (file)
		fclose(file);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
