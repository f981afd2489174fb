// expect: wrong-answer
// why: adds to what the last call left
#include "stride.h"

static float sums[1 << 16];

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	for (int i = 0; i < n; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			sums[i] += x.data[i + k] * kernel.data[k];
	return (tensor){.data = sums, .rank = 1, .shape = {n > 0 ? n : 0}};
}
