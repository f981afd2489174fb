/* ceil-instead: a part of a move counts as a whole one, and so does room that is missing. */
#include "stride.h"

#include <math.h>

static int dilated(int n, int d)
{
	return n == 0 ? 0 : 1 + (n - 1) * d;
}

int output_length(
    int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
	int padded = dilated(length, input_dilation) + lo + hi;
	int span = dilated(kernel, kernel_dilation);
	int places = (int)ceil((double)(padded - span) / stride) + 1;

	return places > 0 ? places : 0;
}
