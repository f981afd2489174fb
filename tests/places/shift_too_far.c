// expect: was shifted by 33, which 'int' does not hold
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	tensor y = tensor_zeros(n);

	for (int i = 0; i < n; i++) {
		int weight = 1 << (K + 32); // here

		for (int j = 0; j < K; j++)
			y.data[i] += x.data[i + j] * kernel.data[j] * weight;
	}
	return y;
}
