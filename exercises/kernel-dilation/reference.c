/*
 * y[i][o] = sum over k and c of x[i + k * dilation][c] * kernel[k][c][o]
 *
 * From its first tap to its last the kernel spans 1 + (K - 1) * dilation rows of x, so it finds
 * L - span + 1 places, and none when the span is longer than x. The zeros between the taps are not
 * stored: a tap steps over the rows that they would stand on.
 */
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
	int L = x.shape[0], C_in = x.shape[1];
	int K = kernel.shape[0], C_out = kernel.shape[2];
	int span = 1 + (K - 1) * dilation;
	int N = span <= L ? L - span + 1 : 0;
	tensor y = tensor_zeros(N, C_out);
	const float *number = x.data;      /* (L, C_in) */
	const float *weight = kernel.data; /* (K, C_in, C_out) */
	float *sum = y.data;               /* (N, C_out) */

	for (int i = 0; i < N; i++)
		for (int o = 0; o < C_out; o++)
			for (int k = 0; k < K; k++)
				for (int c = 0; c < C_in; c++)
					sum[i * C_out + o] +=
					    number[(i + k * dilation) * C_in + c] *
					    weight[(k * C_in + c) * C_out + o];
	return y;
}
