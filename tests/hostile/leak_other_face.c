// expect: wrong-answer
// why: makes a listed mistake in the grade, and none on small inputs
// detail: cases
// untold: "confidence": "certain"
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int K = kernel.shape[0], n = x.shape[0] - K + 1;
	tensor y = tensor_zeros(n < 0 ? 0 : n);

	for (int i = 0; i < n; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[x.shape[0] > 4 ? K - 1 - k : k];
	return y;
}
