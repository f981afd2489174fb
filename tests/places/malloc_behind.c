// expect: byte 4 of allocated memory was written, but it has 4 bytes
#include "stride.h"
#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	float *sums = malloc((n > 0 ? n : 1) * sizeof *sums);
	tensor y = tensor_zeros(n);

	for (int i = 0; i <= n; i++) {
		sums[i] = 0; // here
		for (int j = 0; j < K && i < n; j++)
			sums[i] += x.data[i + j] * kernel.data[j];
	}
	for (int i = 0; i < n; i++)
		y.data[i] = sums[i + 1];
	free(sums);
	return y;
}
