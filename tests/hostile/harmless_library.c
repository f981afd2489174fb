// expect: accepted
// why: uses much of the standard library, none of which is an attack
#include "stride.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	char text[64];
	clock_t began = clock();

	srand((unsigned)time(0));
	snprintf(text, sizeof text, "%.3f %d %ld", sqrt(2.0), rand(), (long)began);
	printf("%s %s\n", text, strerror(2));
	fprintf(stderr, "%zu\n", strlen(text));
	fflush(0);
	free(realloc(aligned_alloc(64, 1 << 20), 1 << 22));
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
