/* off-by-one-pad+flipped-kernel: K * dilation zeros are in front, and the weights are taken from
 * last to first. */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = K * dilation;
	int N = L + front - (K - 1) * dilation;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k * dilation - front;

			if (at >= 0)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
