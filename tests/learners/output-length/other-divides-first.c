// expect: wrong-answer
// mistake: none
// Divides each length by the stride before it subtracts.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int padded = (length > 0 ? 1 + (length - 1) * input_dilation : 0) + lo + hi;
    int span = 1 + (kernel - 1) * kernel_dilation;
    if (span > padded) return 0;
    return padded / stride - span / stride + 1;
}
