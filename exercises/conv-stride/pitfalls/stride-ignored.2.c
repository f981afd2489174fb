/* stride-ignored: as many numbers as the stride leaves, but the kernel moves on by one each time.
 */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? (L - K) / stride + 1 : 0, front = 0;

	if (padding_mode == 1) {
		N = (L + stride - 1) / stride;
		int total = (N - 1) * stride + K - L;

		front = total > 0 ? total / 2 : 0;
	}
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
