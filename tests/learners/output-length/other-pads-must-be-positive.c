// expect: wrong-answer
// mistake: none
// Takes a negative pad for an error and answers 0.
#include "stride.h"
#include <stdio.h>

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    if (lo < 0 || hi < 0) {
        printf("bad padding %d %d\n", lo, hi);
        return 0;
    }
    int padded = (length > 0 ? 1 + (length - 1) * input_dilation : 0) + lo + hi;
    int span = 1 + (kernel - 1) * kernel_dilation;
    return span > padded ? 0 : (padded - span) / stride + 1;
}
