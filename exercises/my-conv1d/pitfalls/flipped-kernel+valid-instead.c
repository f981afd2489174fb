/* flipped-kernel+valid-instead: the taps are taken from last to first, and nothing is padded. */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1], F = features, K = kernel_size;
	int N = K <= L ? L - K + 1 : 0;
	struct nn_module m = nn_init(seed);
	tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, K, C, F);
	tensor bias = nn_param(&m, "bias", nn_zeros, F);
	tensor y = tensor_zeros(N * F);

	for (int i = 0; i < N; i++)
		for (int f = 0; f < F; f++) {
			y.data[i * F + f] = bias.data[f];
			for (int k = 0; k < K; k++)
				for (int c = 0; c < C; c++)
					y.data[i * F + f] +=
					    x.data[(i + k) * C + c] *
					    kernel.data[((K - 1 - k) * C + c) * F + f];
		}
	return y;
}
