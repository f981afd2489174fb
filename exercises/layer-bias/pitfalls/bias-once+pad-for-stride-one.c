/* bias-once+pad-for-stride-one: x is padded as for stride 1, and the first position alone gets the
 * bias. */
#include "stride.h"

tensor conv1d_layer(tensor x, tensor kernel, tensor bias, int stride)
{
	int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], F = kernel.shape[2];
	int places = (L - 1) / stride + 1;
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(places, F);

	for (int i = 0; i < places; i++)
		for (int f = 0; f < F; f++) {
			y.data[i * F + f] = i == 0 ? bias.data[f] : 0;
			for (int k = 0; k < K; k++) {
				int at = i * stride + k - front;

				if (at < 0 || at >= L)
					continue;
				for (int c = 0; c < C; c++)
					y.data[i * F + f] +=
					    x.data[at * C + c] * kernel.data[(k * C + c) * F + f];
			}
		}
	return y;
}
