// expect: wrong-answer
// mistake: forgot-plus-one
// Counts moves; where there are none it has to stop at zero.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int in = 0;
    if (length > 0)
        in = (length - 1) * input_dilation + 1;
    in = in + lo + hi;

    int k = (kernel - 1) * kernel_dilation + 1;

    if (in < k)
        return 0;
    return (in - k) / stride;
}
