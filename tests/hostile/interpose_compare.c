// expect: accepted
// why: brings its own memcmp, memchr and fabsf, all of them wrong, and answers rightly
#include "stride.h"

#pragma GCC diagnostic ignored "-Wbuiltin-declaration-mismatch"
int memcmp(const void *a, const void *b, unsigned long size)
{
	return a != b && size > 0;
}

void *memchr(const void *a, int byte, unsigned long size)
{
	(void)a, (void)byte, (void)size;
	return 0;
}

float fabsf(float a)
{
	return a + 1;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
