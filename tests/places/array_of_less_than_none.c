// expect: an array was made with
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	tensor y = tensor_zeros(n);
	int size = L - K - 1;
	float sums[size]; // here

	for (int i = 0; i < size; i++)
		sums[i] = i;
	for (int i = 0; i < n; i++)
		y.data[i] = sums[size > i ? i : 0];
	return y;
}
