/* c-remainder: the same of an unsigned int, whose huge numbers are others than those of a size_t.
 */
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
	unsigned L = (unsigned)x.shape[0], K = (unsigned)kernel.shape[0];
	unsigned front = (K - 1) / 2;
	tensor y = tensor_zeros(x.shape[0]);

	for (unsigned i = 0; i < L; i++)
		for (unsigned k = 0; k < K; k++)
			y.data[i] += x.data[(i + k - front) % L] * kernel.data[k];
	return y;
}
