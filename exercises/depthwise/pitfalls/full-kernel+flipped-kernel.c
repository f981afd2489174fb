/* full-kernel+flipped-kernel: the kernel is taken to say how many channels x has, and its taps come
 * from last to first. */
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	int L = x.shape[0];
	int K = kernel.shape[0], C = kernel.shape[1], O = kernel.shape[2];
	tensor y = tensor_zeros(L, O);

	(void)groups;
	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - (K - 1) / 2;

			if (at < 0 || at >= L)
				continue;
			for (int o = 0; o < O; o++) {
				for (int c = 0; c < C; c++)
					y.data[i * O + o] +=
					    x.data[at * C + c] *
					    kernel.data[((K - 1 - k) * C + c) * O + o];
			}
		}
	return y;
}
