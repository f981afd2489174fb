/*
 * y[i] = sum over k of x[i - (K - 1 - k) * dilation] * kernel[k],   x being 0 before its start
 *
 * The last tap, k = K - 1, stands on x[i]; each tap before it stands dilation further back. The
 * first one is (K - 1) * dilation back, and so many zeros in front of x give every input an output,
 * L in all. They are not stored: a tap that stands on one of them is passed over. Behind x there is
 * nothing to pass over, since no tap ever stands there.
 */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	tensor y = tensor_zeros(L);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */
	float *sum = y.data;               /* (L) */

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i - (K - 1 - k) * dilation;

			if (at >= 0)
				sum[i] += number[at] * weight[k];
		}
	return y;
}
