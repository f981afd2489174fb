// expect: wrong-answer
// mistake: same-padding
// Centres the dilated kernel over i.
#include "stride.h"

float safe(tensor x, int i) { if (i < 0) return 0; if (i >= x.shape[0]) return 0; return x.data[i]; }

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int span = (kernel.shape[0] - 1) * dilation;
    int centre = span / 2;
    tensor out = tensor_zeros(x.shape[0]);
    int i = 0;
    for (; i < x.shape[0]; i++) {
        int k = 0;
        for (; k < kernel.shape[0]; k++)
            out.data[i] = out.data[i] + safe(x, i - centre + k * dilation) * kernel.data[k];
    }
    return out;
}
