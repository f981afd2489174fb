// expect: wrong-answer
// why: adds to a local variable that it never set to zero
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	for (int i = 0; i < n; i++) {
		float sum;

		for (int k = 0; k < kernel.shape[0]; k++)
			sum += x.data[i + k] * kernel.data[k];
		y.data[i] = sum;
	}
	return y;
}
