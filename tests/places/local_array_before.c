// expect: index -1 is outside of 'float [64]'
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	float held[64] = {0};
	tensor y = tensor_zeros(n);

	for (int i = 0; i < n; i++) {
		for (int j = 0; j < K; j++)
			held[j] = x.data[i + j] * kernel.data[j];
		for (int j = K; j > 0; j--)
			y.data[i] += held[j - 2]; // here
	}
	return y;
}
