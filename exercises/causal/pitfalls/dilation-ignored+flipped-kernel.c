/* dilation-ignored+flipped-kernel: the taps stand side by side, and the weights are taken from last
 * to first. */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	tensor y = tensor_zeros(L);

	(void)dilation;
	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - (K - 1);

			if (at >= 0)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
