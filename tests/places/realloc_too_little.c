// expect: byte 4 of allocated memory was written, but it has 4 bytes
#include "stride.h"
#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	float *sums = NULL;
	tensor y = tensor_zeros(n);

	for (int i = 0; i < n; i++) {
		sums = realloc(sums, (i ? i : 1) * sizeof *sums);
		sums[i] = 1; // here
		for (int j = 0; j < K; j++)
			sums[i] += x.data[i + j] * kernel.data[j];
	}
	for (int i = 0; i < n; i++)
		y.data[i] = sums[i];
	free(sums);
	return y;
}
