/* total-not-clamped: x is copied between its zeros, also where they are fewer than none. */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? (L - K) / stride + 1 : 0;
	tensor padded = x;

	if (padding_mode == 1) {
		N = (L + stride - 1) / stride;
		int total = (N - 1) * stride + K - L;

		padded = tensor_zeros(L + total);
		for (int i = 0; i < L; i++)
			*tensor_at(padded, total / 2 + i) = x.data[i];
	}
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += padded.data[i * stride + k] * kernel.data[k];
	return y;
}
