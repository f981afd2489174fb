/* trailing-zeros+flipped-kernel: zeros follow the last row too, and the taps are taken from last to
 * first. */
#include "stride.h"

tensor conv_input_dilation(tensor x, tensor kernel, int dilation, int lo, int hi)
{
	int L = x.shape[0], C_in = x.shape[1];
	int K = kernel.shape[0], C_out = kernel.shape[2];
	int padded = L * dilation + lo + hi;
	int N = K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N, C_out);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - lo, row = at / dilation;

			if (at % dilation != 0 || row < 0 || row >= L)
				continue;
			for (int c = 0; c < C_in; c++)
				for (int o = 0; o < C_out; o++)
					*tensor_at(y, i, o) += *tensor_at(x, row, c) *
							       *tensor_at(kernel, K - 1 - k, c, o);
		}
	return y;
}
