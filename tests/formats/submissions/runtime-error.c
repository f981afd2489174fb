#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	float sum = 0;

	for (int k = 0; k <= kernel.shape[0]; k++)
		sum += kernel.data[k];
	x.data[0] = sum;
	return x;
}
