/* flipped-kernel+k-greater-than-l: the longer one is taken for x, and the shorter one from last to
 * first. */
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	if (kernel.shape[0] > x.shape[0]) {
		tensor longer = kernel;

		kernel = x;
		x = longer;
	}
	int L = x.shape[0], K = kernel.shape[0];
	int N = L - K + 1;
	tensor y = tensor_zeros(N);

	for (int i = 0; i < N; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
	return y;
}
