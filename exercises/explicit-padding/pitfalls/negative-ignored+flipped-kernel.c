/* negative-ignored+flipped-kernel: a negative pad counts as none, and the weights are taken from
 * last to first. */
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = lo > 0 ? lo : 0, back = hi > 0 ? hi : 0;
	int padded = L + front + back;
	int N = K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
