/* valid-instead: only places where all of the shorter one lies on the longer one count. */
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
			y.data[n] += f.data[n + K - 1 - k] * g.data[k];
	return y;
}
