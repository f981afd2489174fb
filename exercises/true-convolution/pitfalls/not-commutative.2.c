/* not-commutative: a g longer than f is taken for one that fits nowhere. */
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
	int L = f.shape[0], K = g.shape[0];
	int N = K <= L ? L + K - 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K && N > 0; k++)
			y.data[i + k] += f.data[i] * g.data[k];
	return y;
}
