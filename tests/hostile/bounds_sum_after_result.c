// expect: runtime-error
// why: adds a product to what lies after the result
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int N = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(N < 0 ? 0 : N);

	for (int i = 0; i < y.shape[0]; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	y.data[y.shape[0]] += x.data[0] * kernel.data[0];
	return y;
}
