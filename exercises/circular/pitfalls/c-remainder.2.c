/* c-remainder: a negative index, made a size_t, is a huge one, and its remainder is another. */
#include "stride.h"

#include <stddef.h>

tensor conv_circular(tensor x, tensor kernel)
{
	size_t L = (size_t)x.shape[0], K = (size_t)kernel.shape[0];
	size_t front = (K - 1) / 2;
	tensor y = tensor_zeros(x.shape[0]);

	for (size_t i = 0; i < L; i++)
		for (size_t k = 0; k < K; k++)
			y.data[i] += x.data[(i + k - front) % L] * kernel.data[k];
	return y;
}
