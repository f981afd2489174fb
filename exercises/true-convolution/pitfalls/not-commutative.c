/* not-commutative: g comes in, is there by all its taps, goes out; in that order only if K <= L. */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0];
	tensor y = tensor_zeros(L + K - 1);

	for (int n = 0; n < K - 1; n++) /* g comes in */
		for (int k = 0; k <= n; k++)
			y.data[n] += f.data[n - k] * g.data[k];
	for (int n = K - 1; n < L; n++) /* all of it is there */
		for (int k = 0; k < K; k++)
			y.data[n] += f.data[n - k] * g.data[k];
	for (int n = L; n < L + K - 1; n++) /* g goes out */
		for (int k = n - L + 1; k < K; k++)
			y.data[n] += f.data[n - k] * g.data[k];
	return y;
}
