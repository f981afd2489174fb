/*
 * y[i, f] = bias[f] + sum over k, c of x[i + k - front, c] * kernel[k, c, f],   x being 0 outside
 *
 * The channels of a position stand side by side, and so do the features of a result: that is what
 * "channels last" means in memory. SAME wants K - 1 zeros at stride 1, half of them in front,
 * rounded down. They are not stored: a tap that stands on one of them is passed over. A layer is
 * this sum and its parameters, which it makes of a seed, the kernel first.
 */
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
	int L = x.shape[0], C = x.shape[1], F = features, K = kernel_size;
	int front = (K - 1) / 2;
	struct nn_module layer = nn_init(seed);
	tensor kernel = nn_param(&layer, "kernel", nn_lecun_normal, K, C, F);
	tensor bias = nn_param(&layer, "bias", nn_zeros, F);
	tensor y = tensor_zeros(L, F);
	const float *number = x.data;      /* (L, C) */
	const float *weight = kernel.data; /* (K, C, F) */
	float *sum = y.data;               /* (L, F) */

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at < 0 || at >= L)
				continue;
			for (int c = 0; c < C; c++)
				for (int f = 0; f < F; f++)
					sum[i * F + f] +=
					    number[at * C + c] * weight[(k * C + c) * F + f];
		}
	return tensor_reshape(tensor_add(y, bias), L * F);
}
