/* flipped-kernel+pad-front: the taps are taken from last to first, and the odd zero is in front. */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1], F = features, K = kernel_size;
	int front = K / 2;
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, K, C, F);
	tensor bias = nn_param(&m, "bias", nn_zeros, F);
	tensor y = tensor_zeros(L * F);

	for (int i = 0; i < L; i++)
		for (int f = 0; f < F; f++) {
			y.data[i * F + f] = bias.data[f];
			for (int k = 0; k < K; k++)
				for (int c = 0; c < C; c++) {
					int at = i + k - front;

					if (at >= 0 && at < L)
						y.data[i * F + f] +=
						    x.data[at * C + c] *
						    kernel.data[((K - 1 - k) * C + c) * F + f];
				}
		}
	return y;
}
