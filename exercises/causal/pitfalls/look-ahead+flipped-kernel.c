/* look-ahead+flipped-kernel: the zeros are behind x, and the weights are taken from last to first.
 */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k * dilation;

			if (at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
