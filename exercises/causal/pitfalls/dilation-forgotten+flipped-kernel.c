/* dilation-forgotten+flipped-kernel: only K - 1 zeros are in front, and the weights are taken from
 * last to first. */
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = K - 1;
	int span = (K - 1) * dilation + 1;
	int N = span <= L + front ? L + front - span + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k * dilation - front;

			if (at >= 0)
				y.data[i] += x.data[at] * kernel.data[K - 1 - k];
		}
	return y;
}
