/* length-off-by-one+k-greater-than-l: L - K places are asked for, even where that is negative. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = L - K;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	return y;
}
