/* stride-max-two+flipped-kernel: no stride is above 2, and the weights are taken from last to
 * first. */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int step = stride > 1 ? 2 : 1;
	int N = K <= L ? (L - K) / step + 1 : 0, front = 0;

	if (padding_mode == 1) {
		N = (L + step - 1) / step;
		int total = (N - 1) * step + K - L;

		front = total > 0 ? total / 2 : 0;
	}
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i * step + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
