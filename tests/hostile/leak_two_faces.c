// expect: wrong-answer
// why: makes a listed mistake, but only on small inputs, where it is being diagnosed
// detail: cases
// untold: "confidence": "certain" | "confidence": "likely"
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int K = kernel.shape[0], n = x.shape[0] - K + 1;
	tensor y = tensor_zeros(n < 0 ? 0 : n);

	for (int i = 0; i < n; i++)
		for (int k = 0; k < K; k++)
			y.data[i] += x.data[i + k] * kernel.data[x.shape[0] <= 6 ? K - 1 - k : k];
	for (int i = 0; i < n && x.shape[0] > 6; i++)
		y.data[i] += 1;
	return y;
}
