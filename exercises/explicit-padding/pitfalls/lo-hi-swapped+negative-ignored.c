/* lo-hi-swapped+negative-ignored: hi is in front and lo behind, and a negative one counts as none.
 */
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = hi > 0 ? hi : 0, back = lo > 0 ? lo : 0;
	int padded = L + front + back;
	int N = K <= padded ? padded - K + 1 : 0;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++) {
			int at = i + k - front;

			if (at >= 0 && at < L)
				y.data[i] += x.data[at] * kernel.data[k];
		}
	return y;
}
