/*
 * y[i] = sum over k of x[(i + k - front) mod L] * kernel[k],   front = (K - 1) / 2 rounded down
 *
 * x is a ring of L numbers: every index, however far outside, stands for one from 0 to L - 1, the
 * one that differs from it by a whole number of rounds.
 */
#include "stride.h"

/* C rounds towards zero when it divides, so its remainder has the sign of the dividend. */
static int around(int at, int L)
{
	int rest = at % L;

	return rest < 0 ? rest + L : rest;
}

tensor conv_circular(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */

	for (int i = 0; i < L; i++) {
		float *sum = tensor_at(y, i);

		for (int k = 0; k < K; k++)
			*sum += number[around(i + k - front, L)] * weight[k];
	}
	return y;
}
