/* mode-swapped+flipped-kernel: mode 0 pads, mode 1 does not, and the weights are taken from last to
 * first. */
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int total = padding_mode == 0 ? K - 1 : 0;
	int front = total / 2;
	int N = K <= L + total ? L + total - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
