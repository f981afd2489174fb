/* single-number: the mirror looks into a mirror until it is inside, which with L = 1 it never is.
 */
#include "stride.h"

static float mirrored(tensor x, int at)
{
	int last = x.shape[0] - 1;

	if (at >= 0 && at <= last)
		return x.data[at];
	return 0 + mirrored(x, at < 0 ? -at : 2 * last - at);
}

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int front = (K - 1) / 2;
	tensor y = tensor_zeros(L);

	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += mirrored(x, i + k - front) * kernel.data[k];
	return y;
}
