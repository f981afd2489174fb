// expect: wrong-answer
// why: gives memory back that it never wrote
#include "stride.h"

#include <stdlib.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	size_t size = n > 0 ? (size_t)n : 0;

	return (tensor){.data = malloc(size * sizeof(float) + 1), .rank = 1, .shape = {(int)size}};
}
