/* pad-both+flipped-kernel: K / 2 zeros on either side, and the weights from last to first. */
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int pad = padding_mode == 1 ? K / 2 : 0;
	int N = K <= L + 2 * pad ? L + 2 * pad - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - pad;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
