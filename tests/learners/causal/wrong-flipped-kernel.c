// expect: wrong-answer
// mistake: flipped-kernel
// The FIR filter of a course on signals.
#include "stride.h"

tensor conv_causal(tensor x, tensor h, int dilation)
{
    tensor y = tensor_zeros(x.shape[0]);
    for (int n = 0; n < x.shape[0]; n++) {
        float acc = 0.f;
        for (int m = 0; m < h.shape[0]; m++)
            if (n - m * dilation >= 0)
                acc += h.data[m] * x.data[n - m * dilation];
        y.data[n] = acc;
    }
    return y;
}
