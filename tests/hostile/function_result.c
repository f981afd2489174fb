// expect: compile-error
// why: gives the function another result
#include "stride.h"

float *conv1d_basic(tensor x, tensor kernel)
{
	return x.data + kernel.rank;
}
