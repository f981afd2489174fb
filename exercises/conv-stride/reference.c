/*
 * y[i] = sum over k of x[i * stride + k - front] * kernel[k],   x being 0 outside 0..L-1
 *
 * VALID: the kernel can move L - K numbers to the right, which makes (L - K) / stride whole moves
 * and one place more; there is no place at all when K > L.
 *
 * SAME: ceil(L / stride) places are wanted. The last of them begins at (N - 1) * stride and is K
 * long; what it reaches beyond L are the zeros that are needed, total. Half of them, rounded down,
 * stand in front. Where it ends within x none are needed: total is not negative then, but 0.
 */
#include "stride.h"

#include <stdbool.h>

static int at_least_zero(int n)
{
	return n > 0 ? n : 0;
}

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	bool same = padding_mode == 1;
	int valid_places = K <= L ? (L - K) / stride + 1 : 0;
	int same_places = (L + stride - 1) / stride;
	int N = same ? same_places : valid_places;
	int total = same ? at_least_zero((N - 1) * stride + K - L) : 0;
	int front = total / 2;
	tensor y = tensor_zeros(N);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */
	float *sum = y.data;               /* (N) */

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i * stride + k - front;

			if (at >= 0 && at < L)
				sum[i] += number[at] * weight[k];
		}
	return y;
}
