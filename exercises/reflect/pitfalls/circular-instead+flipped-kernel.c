/* circular-instead+flipped-kernel: x goes on at its other end, and the weights are taken from last
 * to first. */
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = ((i + k - front) % L + L) % L;

			y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
