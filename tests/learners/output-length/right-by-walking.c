// expect: accepted
#include "stride.h"

/* no division at all below zero */
static int stretch(int n, int d)
{
    if (n == 0)
        return 0;
    return n + (n - 1) * (d - 1);
}

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int room = stretch(length, input_dilation) + lo + hi;
    int span = stretch(kernel, kernel_dilation);
    int answer;

    if (span > room)
        answer = 0;
    else
        answer = 1 + (room - span) / stride;
    return answer;
}
