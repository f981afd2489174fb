/* bias-per-tap+flipped-kernel: the bias is added for each tap, and these are taken from last to
 * first. */
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], F = kernel.shape[2];
	int places = (L - 1) / stride + 1;
	int total = (places - 1) * stride + K - L;
	int front = total > 0 ? total / 2 : 0;
	tensor y = tensor_zeros(places, F);

	for (int i = 0; i < places; i++)
		for (int f = 0; f < F; f++) {
			for (int k = 0; k < K; k++) {
				int at = i * stride + k - front;

				if (at < 0 || at >= L)
					continue;
				y.data[i * F + f] += bias.data[f];
				for (int c = 0; c < C; c++)
					y.data[i * F + f] +=
					    x.data[at * C + c] *
					    kernel.data[((K - 1 - k) * C + c) * F + f];
			}
		}
	return y;
}
