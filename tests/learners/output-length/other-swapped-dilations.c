// expect: wrong-answer
// mistake: none
// Stretches the input by the kernel's dilation, and the kernel by the input's.
#include "stride.h"

int stretched(int n, int d) { return n < 1 ? 0 : 1 + (n - 1) * d; }

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    int a = stretched(length, kernel_dilation);
    int b = stretched(kernel, input_dilation);
    int rest = a + lo + hi - b;
    return rest < 0 ? 0 : rest / stride + 1;
}
