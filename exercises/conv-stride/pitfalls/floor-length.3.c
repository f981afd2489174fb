/* floor-length: the padding is that of all places, but L / stride rounded down are filled. */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? (L - K) / stride + 1 : 0, front = 0;

	if (padding_mode == 1) {
		int total = (L - 1) / stride * stride + K - L;

		front = total > 0 ? total / 2 : 0;
		N = L / stride;
	}
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i * stride + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
