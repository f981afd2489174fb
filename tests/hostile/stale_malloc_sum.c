// expect: wrong-answer
// why: adds to memory that it never set to zero
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	int size = n > 0 ? n : 0;
	float *sums = malloc(sizeof *sums * (size_t)size + 1);

	for (int i = 0; i < n; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			sums[i] += x.data[i + k] * kernel.data[k];
	return (tensor){.data = sums, .rank = 1, .shape = {size}};
}
