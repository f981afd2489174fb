/* flipped-kernel+valid-always: nothing is padded, and the weights are taken from last to first. */
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? L - K + 1 : 0;
	tensor y = tensor_zeros(N);

	(void)padding_mode;
	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
	return y;
}
