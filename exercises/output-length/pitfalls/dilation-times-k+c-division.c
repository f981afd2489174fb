/* dilation-times-k+c-division: a gap follows the last tap, and a negative room is rounded up. */
#include "stride.h"

static int dilated(int n, int d)
{
	return n == 0 ? 0 : 1 + (n - 1) * d;
}

int output_length(
    int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
	int padded = dilated(length, input_dilation) + lo + hi;
	int span = kernel * kernel_dilation;
	int places = (padded - span) / stride + 1;

	return places > 0 ? places : 0;
}
