/* single-number: turned back until it is inside, which with L = 1 it never is. */
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			while (at < 0 || at >= L)
				at = at < 0 ? -at : 2 * (L - 1) - at;
			y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
