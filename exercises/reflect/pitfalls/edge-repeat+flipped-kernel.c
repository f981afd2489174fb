/* edge-repeat+flipped-kernel: the edge is repeated, and the weights are taken from last to first.
 */
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at < 0)
				at = 0;
			if (at > L - 1)
				at = L - 1;
			y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
