/*
 * y[i] = sum over k of x[i + k - lo] * kernel[k],   x being 0 outside 0..L-1
 *
 * Number j of the padded x is x[j - lo], and 0 where x has no such number; j runs from 0 to
 * L + lo + hi - 1. Nothing in that asks for the sign of lo or hi: with lo = -2 it begins at x[2],
 * and with hi = -1 it ends one number earlier.
 */
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int L = x.shape[0], K = kernel.shape[0];
	int padded = L + lo + hi;
	int N = K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */
	float *sum = y.data;               /* (N) */

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - lo;

			if (at >= 0 && at < L)
				sum[i] += number[at] * weight[k];
		}
	return y;
}
