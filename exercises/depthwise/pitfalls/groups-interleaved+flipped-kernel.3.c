/* groups-interleaved+flipped-kernel: inputs and outputs are dealt out like cards, and the taps come
 * from last to first. */
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	int L = x.shape[0], C = x.shape[1];
	int K = kernel.shape[0], I = kernel.shape[1], O = kernel.shape[2];
	tensor y = tensor_zeros(L, O);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - (K - 1) / 2;

			if (at < 0 || at >= L)
				continue;
			for (int o = 0; o < O; o++) {
				int g = o % groups;

				for (int c = 0; c < I; c++)
					y.data[i * O + o] +=
					    x.data[at * C + c * groups + g] *
					    kernel.data[((K - 1 - k) * I + c) * O + o];
			}
		}
	return y;
}
