// expect: wrong-answer
// mistake: ceil-instead
// A rest of a move counts as one more place.
#include "stride.h"

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int from = 0, covered, count = 0;
    if (length) from = length + (input_dilation - 1) * (length - 1);
    from = from + lo + hi;
    covered = kernel + (kernel_dilation - 1) * (kernel - 1);

    if (from < covered) return count;
    count = 1;
    int rest = from - covered;
    count += rest / stride;
    if (rest % stride != 0) count++;
    return count;
}
