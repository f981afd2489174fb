/* valid-always: padding_mode is not looked at, and nothing is padded. */
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int N = K <= L ? L - K + 1 : 0;
	tensor y = tensor_zeros(N);

	(void)padding_mode;
	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	return y;
}
