// expect: wrong-answer
// why: answers NaN, which compares with nothing
#include "stride.h"

#include <math.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	for (int i = 0; i < n; i++)
		y.data[i] = NAN;
	return y;
}
