/* cross-correlation+not-commutative: both indices grow together, and a g longer than f is taken for
 * one that fits nowhere. */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0];
	int N = K <= L ? L + K - 1 : 0;
	tensor y = tensor_zeros(N);

	for (int n = 0; n < N; n++)
		for (int k = 0; k < K; k++) {
			int at = n + k - (K - 1);

			if (at >= 0 && at < L)
				y.data[n] += f.data[at] * g.data[k];
		}
	return y;
}
