/* symmetric-only+negative-ignored: lo counts for both sides, and as none where it is negative. */
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int L = x.shape[0], K = kernel.shape[0];
	int pad = lo > 0 ? lo : 0;
	int padded = L + 2 * pad;
	int N = K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N);

	(void)hi;
	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - pad;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
