/*
 * y[i] = sum over k of x[i + k] * kernel[k]
 *
 * for every place i where the whole kernel lies on x: i + k must stay below L for the last tap,
 * k = K - 1, so i runs from 0 to L - K. That is L - K + 1 places, and none when the kernel is
 * longer than x.
 */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? L - K + 1 : 0;
	tensor y = tensor_zeros(N);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */
	float *sum = y.data;               /* (N) */

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			sum[i] += number[i + k] * weight[k];
	return y;
}
