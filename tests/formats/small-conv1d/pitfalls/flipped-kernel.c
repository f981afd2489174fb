/* flipped-kernel: the weights are taken from the last to the first. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? L - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
	return y;
}
