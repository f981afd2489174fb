/* same-padding+dilation-ignored: the zeros are on both sides, and the taps stand side by side. */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	(void)dilation;
	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
