/* k-greater-than-l: the kernel is compared with x as it was before the padding, and with it after.
 */
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int L = x.shape[0], K = kernel.shape[0];
	int padded = L + lo + hi;
	int N = K <= L && K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - lo;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
