// expect: index 3 is outside of 'float [3]'
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	float part[3]; /* enough for the kernels of the lesson */
	tensor y = tensor_zeros(n);

	for (int i = 0; i < n; i++) {
		for (int j = 0; j < K; j++)
			part[j] = x.data[i + j] * kernel.data[j]; // here
		for (int j = 0; j < K; j++)
			y.data[i] += part[j];
	}
	return y;
}
