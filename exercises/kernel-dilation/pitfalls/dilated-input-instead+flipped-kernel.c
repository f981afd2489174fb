/* dilated-input-instead+flipped-kernel: zeros come between the rows of x, and the taps are taken
 * from last to first. */
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], C_in = x.shape[1];
	int K = kernel.shape[0], C_out = kernel.shape[2];
	int inflated = 1 + (L - 1) * dilation;
	int N = K <= inflated ? inflated - K + 1 : 0;
	tensor y = tensor_zeros(N, C_out);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k;

			if (at % dilation != 0)
				continue;
			for (int c = 0; c < C_in; c++)
				for (int o = 0; o < C_out; o++)
					*tensor_at(y, i, o) += *tensor_at(x, at / dilation, c) *
							       *tensor_at(kernel, K - 1 - k, c, o);
		}
	return y;
}
