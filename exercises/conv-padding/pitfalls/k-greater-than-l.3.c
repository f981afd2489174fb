/* k-greater-than-l: without padding, where the kernel is longer, x slides along it instead. */
#include "stride.h"

static tensor valid(tensor x, tensor kernel)
{
	if (kernel.shape[0] > x.shape[0])
		return valid(kernel, x);

	int K = kernel.shape[0];
	int N = x.shape[0] - K + 1;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	return y;
}

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];

	if (padding_mode == 0)
		return valid(x, kernel);

	tensor padded = tensor_zeros(L + K - 1);

	for (int i = 0; i < L; i++)
		padded.data[(K - 1) / 2 + i] = x.data[i];
	return valid(padded, kernel);
}
