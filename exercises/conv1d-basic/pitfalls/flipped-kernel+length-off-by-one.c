/* flipped-kernel+length-off-by-one: the weights are taken from last to first, in L - K places. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? L - K : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
	return y;
}
