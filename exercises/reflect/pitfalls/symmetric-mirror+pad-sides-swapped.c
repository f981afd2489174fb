/* symmetric-mirror+pad-sides-swapped: the mirrors stand beside x, and K / 2 numbers are in front.
 */
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = K / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = ((i + k - front) % (2 * L) + 2 * L) % (2 * L);

			if (at >= L)
				at = 2 * L - 1 - at;
			y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
