// expect: wrong-answer
// why: gives an array back that ended with the function
#include "stride.h"

#include <string.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	int size = n > 0 ? n : 0;
	float y[size + 1];

	memset(y, 0, sizeof y);
	for (int i = 0; i < n; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			y[i] += x.data[i + k] * kernel.data[k];
	return (tensor){.data = y, .rank = 1, .shape = {size}};
}
