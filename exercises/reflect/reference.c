/*
 * y[i] = sum over k of x[mirrored(i + k - front)] * kernel[k],   front = (K - 1) / 2 rounded down
 *
 * Walking away from x[0], to either side, one goes up to index L - 1, turns there, comes back to 0,
 * turns again: a triangle wave. It is 0 again after 2 * (L - 1) steps, and L - 1 half-way.
 */
#include "stride.h"

#include <stdlib.h>

static int mirrored(int at, int L)
{
	int last = L - 1;

	if (last == 0)
		return 0; /* both mirrors stand on the only number */
	int steps = abs(at) % (2 * last);

	return last - abs(steps - last);
}

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */

	for (int i = 0; i < L; i++) {
		float *sum = tensor_at(y, i);

		for (int k = 0; k < K; k++)
			*sum += number[mirrored(i + k - front, L)] * weight[k];
	}
	return y;
}
