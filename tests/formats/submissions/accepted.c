#include "stride.h"

#include <stdio.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0], n = L - K + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	printf("L = %d, K = %d\n", L, K);
	for (int i = 0; i < n; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	return y;
}
