// expect: index 4 is outside of 'float [4]'
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? L - K + 1 : 0;
	float weights[4] = {0}; /* what is behind it may be spare, and so only long kernels tell */
	tensor y = tensor_zeros(N);

	for (int k = 0; k < K; k++)
		weights[k] = kernel.data[k]; // here
	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * weights[k];
	return y;
}
