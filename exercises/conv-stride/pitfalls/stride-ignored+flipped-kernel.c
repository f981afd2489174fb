/* stride-ignored+flipped-kernel: the kernel moves on by one, its weights from last to first. */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int total = padding_mode == 1 ? K - 1 : 0;
	int front = total / 2;
	int N = K <= L + total ? L + total - K + 1 : 0;
	tensor y = tensor_zeros(N);

	(void)stride;
	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
