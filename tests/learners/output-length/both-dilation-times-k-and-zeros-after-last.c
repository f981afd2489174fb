// expect: wrong-answer
// mistake: dilation-times-k zeros-after-last
// Multiplies both lengths by their dilations.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int total = length * input_dilation + lo + hi;
    int window = kernel * kernel_dilation;
    if (window > total)
        return 0;
    return (total - window) / stride + 1;
}
