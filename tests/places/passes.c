// expect nothing: what overflows here is never used, and the program is right
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0];
	int n = L - K + 1 > 0 ? L - K + 1 : 0;
	volatile int unused = 0x7FFFFFF0;
	tensor y = tensor_zeros(n);

	for (int i = 0; i < n; i++) {
		unused += 100;
		for (int j = 0; j < K; j++)
			y.data[i] += x.data[i + j] * kernel.data[j];
	}
	return y;
}
