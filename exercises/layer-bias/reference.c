/*
 * y[i, f] = bias[f] + sum over k, c of x[i * stride + k - front, c] * kernel[k, c, f]
 *
 * x being 0 outside 0..L-1. The bias does not depend on i, k or c: a feature has one, and each of
 * its numbers gets it once. So every sum may as well begin with it, instead of with 0. Zeros are
 * put around x and not around the result, hence a number at the edge gets all of it too.
 */
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], F = kernel.shape[2];
	int places = (L - 1) / stride + 1;
	int total = (places - 1) * stride + K - L;
	int front = total > 0 ? total / 2 : 0;
	tensor y = tensor_zeros(places, F);
	const float *number = x.data;      /* (L, C) */
	const float *weight = kernel.data; /* (K, C, F) */
	float *sum = y.data;               /* (places, F) */

	for (int i = 0; i < places; i++, sum += F) {
		for (int f = 0; f < F; f++)
			sum[f] = bias.data[f];
		for (int k = 0; k < K; k++) {
			int at = i * stride + k - front;

			if (at < 0 || at >= L)
				continue;
			for (int c = 0; c < C; c++)
				for (int f = 0; f < F; f++)
					sum[f] += number[at * C + c] * weight[(k * C + c) * F + f];
		}
	}
	return y;
}
