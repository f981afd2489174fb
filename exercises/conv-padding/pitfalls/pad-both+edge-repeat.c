/* pad-both+edge-repeat: the edge is repeated K / 2 times on either side. */
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	int pad = padding_mode == 1 ? K / 2 : 0;
	int N = K <= L + 2 * pad ? L + 2 * pad - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - pad;

			if (at < 0)
				at = 0;
			if (at > L - 1)
				at = L - 1;
			y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
