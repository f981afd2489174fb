/* zero-padding+pad-sides-swapped: beyond the ends of x are zeros, K / 2 of them in front. */
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = K / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
