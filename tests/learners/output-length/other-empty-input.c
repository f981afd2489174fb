// expect: wrong-answer
// mistake: none
// 1 + (n - 1) * d for n = 0 too.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int padded = 1 + (length - 1) * input_dilation + lo + hi;
    int span = 1 + (kernel - 1) * kernel_dilation;
    if (padded < span)
        return 0;
    return 1 + (padded - span) / stride;
}
