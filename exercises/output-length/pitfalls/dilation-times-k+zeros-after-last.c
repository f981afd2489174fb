/* dilation-times-k+zeros-after-last: both kernel and input have gaps behind the last one too. */
#include "stride.h"

int output_length(
    int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
	int padded = length * input_dilation + lo + hi;
	int span = kernel * kernel_dilation;

	return padded < span ? 0 : (padded - span) / stride + 1;
}
