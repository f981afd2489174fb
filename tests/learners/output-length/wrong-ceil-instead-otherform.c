// expect: wrong-answer
// mistake: ceil-instead
// Rounds the division up, with ceil(), and so stands up a kernel that misses less than one stride of room too.
#include "stride.h"
#include <math.h>

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    double dilated_in = length == 0 ? 0.0 : 1.0 + (length - 1.0) * input_dilation;
    double dilated_k = 1.0 + (kernel - 1.0) * kernel_dilation;
    double moves = (dilated_in + lo + hi - dilated_k) / stride;
    double result = ceil(moves) + 1.0;
    if (result < 0.0) result = 0.0;
    return (int)result;
}
