// expect: wrong-answer
// mistake: dilation-ignored flipped-kernel
// A filter as signal processing writes it, without the dilation.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    (void)dilation;
    tensor y = tensor_zeros(x.shape[0]);
    for (int n = 0; n < x.shape[0]; n++)
        for (int m = 0; m < kernel.shape[0] && m <= n; m++)
            y.data[n] += kernel.data[m] * x.data[n - m];
    return y;
}
