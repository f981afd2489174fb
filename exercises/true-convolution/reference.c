/*
 * y[n] = sum of f[i] * g[k] over all i and k with i + k = n
 *
 * which is the sum over k of f[n - k] * g[k], written without a range to check: every pair meets
 * exactly once. The smallest i + k is 0 and the largest (L - 1) + (K - 1), so there are L + K - 1
 * numbers, whichever of the two is longer.
 */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0];
	tensor y = tensor_zeros(L + K - 1);
	const float *number = f.data; /* (L) */
	const float *weight = g.data; /* (K) */
	float *sum = y.data;          /* (L + K - 1) */

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++)
			sum[i + k] += number[i] * weight[k];
	return y;
}
