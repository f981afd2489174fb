/* c-remainder+pad-sides-swapped: K / 2 numbers are in front, and a remainder loses its sign. */
#include "stride.h"

#include <stdlib.h>

tensor conv_circular(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = K / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[abs((i + k - front) % L)] * kernel.data[k];
	return y;
}
