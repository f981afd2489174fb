/* same-padding: the zeros are on both sides, such that the middle tap, K / 2, stands on x[i]. */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + (k - K / 2) * dilation;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
