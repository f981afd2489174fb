// expect: accepted
// why: brings its own malloc, calloc, realloc and free
#include "stride.h"

#include <stdlib.h>
#include <string.h>

static char store[8 << 20];
static size_t used;

void *malloc(size_t size)
{
	void *start = store + used;

	used += (size + 15) / 16 * 16;
	return used <= sizeof store ? start : NULL;
}

void *calloc(size_t count, size_t size)
{
	return malloc(count * size);
}

void *realloc(void *old, size_t size)
{
	void *new = malloc(size);

	return old && new ? memcpy(new, old, size) : new;
}

void free(void *old)
{
	(void)old;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (!malloc(16))
		return x;
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
