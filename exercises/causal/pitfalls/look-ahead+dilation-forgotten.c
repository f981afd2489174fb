/* look-ahead+dilation-forgotten: K - 1 zeros are behind x, too few for taps that stand apart. */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	int back = K - 1;
	int span = (K - 1) * dilation + 1;
	int N = span <= L + back ? L + back - span + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k * dilation;

			if (at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
