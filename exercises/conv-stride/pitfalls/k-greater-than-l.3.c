/* k-greater-than-l: a kernel that is too long gets one place all the same and reads beyond x. */
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = L > K ? (L - K) / stride + 1 : 1;
	tensor padded = x;

	if (padding_mode == 1) {
		N = (L + stride - 1) / stride;
		int reach = (N - 1) * stride + K;
		int total = reach > L ? reach - L : 0;

		padded = tensor_zeros(L + total);
		for (int i = 0; i < L; i++)
			padded.data[total / 2 + i] = x.data[i];
	}
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += padded.data[i * stride + k] * kernel.data[k];
	return y;
}
