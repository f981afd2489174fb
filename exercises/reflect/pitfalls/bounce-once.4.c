/* bounce-once: turned back once, at one end or the other; but a single number is thought of. */
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (L == 1)
				at = 0;
			else if (at < 0)
				at = -at;
			else if (at >= L)
				at = 2 * (L - 1) - at;
			y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
