// expect: wrong-answer
// why: brings a memcmp and a strcmp for which all things are equal
#include "stride.h"

#include <string.h>

int memcmp(const void *a, const void *b, size_t size)
{
	return a == b && size == 1;
}

int strcmp(const char *a, const char *b)
{
	return a == b && !*a;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}
