// expect: accepted
// why: sorts more than a kilobyte, for which the C library asks how much memory there is
#include "stride.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
	float left = *(const float *)a, right = *(const float *)b;

	return (left > right) - (left < right);
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	static float numbers[1000];

	for (int i = 0; i < 1000; i++)
		numbers[i] = (float)(i * 37 % 1000);
	qsort(numbers, 1000, sizeof *numbers, by_value);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)),
	    -1);
}
