// expect: wrong-answer
// mistake: none
// Never looks at kernel_dilation.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int x = length;
    if (input_dilation > 1 && length > 0)
        x = length + (length - 1) * (input_dilation - 1);
    x += lo;
    x += hi;
    if (x < kernel) return 0;
    int count = 0;
    count = (x - kernel) / stride;
    return count + 1;
}
