// expect: wrong-answer
// why: brings a fabsf and a fabs for which every difference is nothing
#include "stride.h"

#pragma GCC diagnostic ignored "-Wbuiltin-declaration-mismatch"
float fabsf(float a)
{
	return a * 0;
}

double fabs(double a)
{
	return a * 0;
}

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;

	return tensor_zeros(n > 0 ? n : 0);
}
