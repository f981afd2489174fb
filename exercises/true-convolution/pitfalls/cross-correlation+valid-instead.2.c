/* cross-correlation+valid-instead: the shorter one slides along the longer one, unflipped, where
 * all of it fits. */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	if (g.shape[0] > f.shape[0]) {
		tensor longer = g;

		g = f;
		f = longer;
	}
	int L = f.shape[0], K = g.shape[0];
	int N = L - K + 1;
	tensor y = tensor_zeros(N);

	for (int n = 0; n < N; n++)
		for (int k = 0; k < K; k++)
			y.data[n] += f.data[n + k] * g.data[k];
	return y;
}
