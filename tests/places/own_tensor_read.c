// expect: data[1] was read, but the tensor has 1 number
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	tensor y = tensor_zeros(n), shifted = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		shifted.data[i] = x.data[i];
	for (int i = 0; i < n; i++)
		for (int j = 0; j < K; j++)
			y.data[i] += shifted.data[i + j + 1] * kernel.data[j]; // here
	return y;
}
