/* bounce-once: turned back once at each end, first behind, then in front. */
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= L)
				at = 2 * (L - 1) - at;
			if (at < 0)
				at = -at;
			y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
