// expect: accepted
// why: brings its own kit functions, beside those of the kit
#include "stride.h"

tensor tensor_of(const int *shape, int rank)
{
	static float store[1 << 20];
	static int used;
	tensor t = {.data = store + used, .rank = rank, .shape = {shape[0]}};

	used += shape[0];
	return t;
}

int tensor_size(tensor t)
{
	return t.shape[0];
}

void *kit_alloc(unsigned long count, unsigned long size)
{
	(void)count, (void)size;
	return 0;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	for (int i = 0; i < n; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	return y;
}
