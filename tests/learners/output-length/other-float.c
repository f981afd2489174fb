// expect: wrong-answer
// mistake: none
// Computes in float, which is too coarse for large lengths.
#include "stride.h"
#include <math.h>

int output_length(int length, int kernel, int stride, int lo, int hi, int kernel_dilation, int input_dilation)
{
    float padded = 0.0f;
    if (length > 0) padded = 1.0f + (float)(length - 1) * (float)input_dilation;
    padded = padded + (float)lo + (float)hi;
    float span = 1.0f + (float)(kernel - 1) * (float)kernel_dilation;
    float out = floorf((padded - span) / (float)stride) + 1.0f;
    if (out < 0.0f) return 0;
    return (int)out;
}
