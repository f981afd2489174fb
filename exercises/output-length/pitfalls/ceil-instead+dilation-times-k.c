/* ceil-instead+dilation-times-k: a gap follows the last tap, and a part of a move counts as a whole
 * one. */
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
	int span = kernel * kernel_dilation;

	return padded < span ? 0 : (int)ceil((double)(padded - span) / stride) + 1;
}
