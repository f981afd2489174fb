// expect: wrong-answer
// mistake: zeros-after-last
// Each number brings its zeros along, the last one too.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int padded = lo, i;
    padded += length * input_dilation;
    padded += hi;
    i = kernel;
    i += (kernel - 1) * (kernel_dilation - 1);
    if (padded - i < 0) return 0;
    return (padded - i) / stride + 1;
}
