// expect: accepted
#include "stride.h"

#include <math.h>

// the formula as it stands in the lesson, floor() and all
int output_length(
    int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    double inflated = length > 0 ? length + (length - 1.0) * (input_dilation - 1) : 0;
    double span = kernel + (kernel - 1.0) * (kernel_dilation - 1);
    double places = floor((inflated + lo + hi - span) / stride) + 1;

    return (int)fmax(0, places);
}
