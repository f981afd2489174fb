/* c-remainder+flipped-kernel: a remainder loses its sign, and the weights are taken from last to
 * first. */
#include "stride.h"

#include <stdlib.h>

tensor conv_circular(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[abs((i + k - front) % L)] * kernel.data[K - 1 - k];
	return y;
}
