/* c-remainder: a negative index, made an unsigned int, is a huge one, and its remainder is another.
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
