// expect: wrong-answer
// mistake: c-division
// Believes that / rounds down, for negative numbers too.
#include "stride.h"

#define MAX(a, b) ((a) > (b) ? (a) : (b))

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int L = length > 0 ? 1 + input_dilation * (length - 1) : 0;
    int K = 1 + kernel_dilation * (kernel - 1);
    return MAX(0, (L + lo + hi - K) / stride + 1);
}
