/* flipped-kernel+k-greater-than-l: the weights are taken from last to first, and a negative size is
 * asked for. */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = (L - K) / stride + 1, front = 0;

	if (padding_mode == 1) {
		N = (L + stride - 1) / stride;
		int total = (N - 1) * stride + K - L;

		front = total > 0 ? total / 2 : 0;
	}
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i * stride + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
