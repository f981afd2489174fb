// expect: index 2 is outside of 'int [2]'
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	static int ends[4][2];
	tensor y = tensor_zeros(n);

	for (int i = 0; i < n; i++) {
		for (int side = 0; side <= 2; side++)
			ends[i % 4][side] = side ? i + K : i; // here
		for (int at = ends[i % 4][0]; at < ends[i % 4][1]; at++)
			y.data[i] += x.data[at] * kernel.data[at - i + 1 < K ? at - i + 1 : 0];
	}
	return y;
}
