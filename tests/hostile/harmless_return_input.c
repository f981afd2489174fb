// expect: accepted
// why: computes in place and gives its own input back
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	for (int i = 0; i < n; i++) {
		float sum = 0;

		for (int k = 0; k < kernel.shape[0]; k++)
			sum += x.data[i + k] * kernel.data[k];
		x.data[i] = sum;
	}
	x.shape[0] = n > 0 ? n : 0;
	return x;
}
