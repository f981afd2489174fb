// expect: wrong-answer
// mistake: dilation-times-k
// The kernel spans k * d, so he thinks.
#include "stride.h"

static int floor_div(int a, int b) { int q = a / b; if (q * b > a) q = q - 1; return q; }

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int eff_k = kernel * kernel_dilation;
    int eff_l = length ? length + (length - 1) * (input_dilation - 1) : 0;
    int out = floor_div(lo + eff_l + hi - eff_k, stride) + 1;
    return out > 0 ? out : 0;
}
