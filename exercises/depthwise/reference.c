/*
 * y[i, o] = sum over k, c of x[i + k - front, g * I + c] * kernel[k, c, o],   g = o / (O / groups)
 *
 * x being 0 outside 0..L-1; front = (K - 1) / 2 rounded down, as SAME has it for stride 1. Group g
 * owns the outputs from g * (O / groups) on, and the I inputs from g * I on: both are runs of
 * neighbours. Of x's C channels the kernel has only the I = C / groups that one group sees, and so
 * c counts from the group's first channel.
 */
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
	int L = x.shape[0], C = x.shape[1];
	int K = kernel.shape[0], I = kernel.shape[1], O = kernel.shape[2];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L, O);
	const float *number = x.data;      /* (L, C) */
	const float *weight = kernel.data; /* (K, I, O) */
	float *sum = y.data;               /* (L, O) */

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at < 0 || at >= L)
				continue;
			for (int o = 0; o < O; o++) {
				int group = o / (O / groups);
				int first = at * C + group * I;

				for (int c = 0; c < I; c++)
					sum[i * O + o] +=
					    number[first + c] * weight[(k * I + c) * O + o];
			}
		}
	return y;
}
