/* span-k-times-d+span-greater-than-l: L - K * dilation + 1 rows are asked for even where that is
 * negative. */
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], C_in = x.shape[1];
	int K = kernel.shape[0], C_out = kernel.shape[2];
	int N = L - K * dilation + 1;
	tensor y = tensor_zeros(N, C_out);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			for (int c = 0; c < C_in; c++)
				for (int o = 0; o < C_out; o++)
					y.data[i * C_out + o] +=
					    x.data[(i + k * dilation) * C_in + c] *
					    kernel.data[(k * C_in + c) * C_out + o];
	return y;
}
