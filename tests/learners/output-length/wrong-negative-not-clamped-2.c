// expect: wrong-answer
// mistake: negative-not-clamped
// Straight from the formula, with C's own division and nothing else.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int padded = (length == 0 ? 0 : 1 + (length - 1) * input_dilation) + lo + hi;
    int span = 1 + (kernel - 1) * kernel_dilation;
    return (padded - span) / stride + 1;
}
