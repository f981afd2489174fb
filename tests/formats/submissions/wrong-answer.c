#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0], n = L - K + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	for (int i = 0; i < n; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
	return y;
}
