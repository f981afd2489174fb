/* cross-correlation: f is turned round instead of g. */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0];
	int N = L + K - 1;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++)
			y.data[L - 1 - i + k] += f.data[i] * g.data[k];
	return y;
}
