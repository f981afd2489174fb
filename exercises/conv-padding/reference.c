/*
 * y[i] = sum over k of x[i + k - front] * kernel[k],   x being 0 outside 0..L-1
 *
 * The input with its zeros is L + total long, so the kernel finds L + total - K + 1 places on it.
 * VALID has no zeros. SAME wants L places and so needs total = K - 1 zeros: half of them in front,
 * rounded down, and the rest, which is one more when K is even, behind. They are not stored: a tap
 * that stands on one of them is passed over.
 */
#include "stride.h"

#include <stdbool.h>

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
	int L = x.shape[0], K = kernel.shape[0];
	bool same = padding_mode == 1;
	int total = same ? K - 1 : 0;
	int front = total / 2;
	int N = K <= L + total ? L + total - K + 1 : 0;
	tensor y = tensor_zeros(N);
	const float *number = x.data;      /* (L) */
	const float *weight = kernel.data; /* (K) */
	float *sum = y.data;               /* (N) */

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				sum[i] += number[at] * weight[k];
		}
	return y;
}
