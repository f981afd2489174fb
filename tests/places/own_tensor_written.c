// expect: was written, but the tensor has
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	tensor y = tensor_zeros(n);

	for (int i = 0; i <= n; i++) {
		float sum = 0;

		for (int j = 0; j < K && i + j < L; j++)
			sum += x.data[i + j] * kernel.data[j];
		y.data[i] = sum; // here
	}
	return y;
}
