// expect: wrong-answer
// mistake: none
// Takes 2 * lo for lo + hi.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    (void)hi;
    int n = length ? 1 + (length - 1) * input_dilation : 0;
    int k = 1 + (kernel - 1) * kernel_dilation;
    int space = n + 2 * lo - k;
    if (space < 0) return 0;
    return space / stride + 1;
}
