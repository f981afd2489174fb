// expect: wrong-answer
// mistake: forgot-plus-one dilation-times-k
// Counts moves, and those of a kernel that spans k * d.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int in = lo + hi + (length == 0 ? 0 : (length - 1) * input_dilation + 1);
    int span = kernel * kernel_dilation;
    if (span >= in) return 0;
    return (in - span) / stride;
}
