/* channels-swapped: the kernel's axes are sized (K, C_out, C_in), the result's too. */
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], C_in = x.shape[1];
	int K = kernel.shape[0], C_out = kernel.shape[1];
	int span = 1 + (K - 1) * dilation;
	int N = span <= L ? L - span + 1 : 0;
	tensor y = tensor_zeros(N, C_out);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			for (int c = 0; c < C_in; c++)
				for (int o = 0; o < C_out; o++)
					*tensor_at(y, i, o) += *tensor_at(x, i + k * dilation, c) *
							       *tensor_at(kernel, k, o, c);
	return y;
}
