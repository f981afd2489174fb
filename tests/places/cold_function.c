// expect: memory was read after it was freed
#include "stride.h"
#include <stdlib.h>

__attribute__((cold, noinline, section(".text.unlikely"))) static float times(
    const float *number, const float *weight)
{
	return *number * *weight; // here
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	float *turned = malloc(K * sizeof *turned);
	tensor y = tensor_zeros(n);

	for (int j = 0; j < K; j++)
		turned[j] = kernel.data[j];
	free(turned);
	for (int i = 0; i < n; i++)
		for (int j = 0; j < K; j++)
			y.data[i] += times(&x.data[i + j], &turned[j]);
	return y;
}
