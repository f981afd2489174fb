// expect: wrong-answer
// mistake: negative-not-clamped
// The formula as it stands, without a look at its sign.
#include "stride.h"
#include <math.h>

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    double top = (length ? (length - 1.0) * input_dilation + 1.0 : 0.0);
    top += lo + (double)hi;
    top -= (kernel - 1.0) * kernel_dilation + 1.0;
    return floor(top / stride) + 1;
}
