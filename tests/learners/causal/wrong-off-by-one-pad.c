// expect: wrong-shape
// mistake: off-by-one-pad
// K * dilation zeros in front, and as many numbers out as then fit.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0];
    int pad = K * dilation;
    int span = (K - 1) * dilation + 1;
    tensor p = tensor_zeros(pad + L);
    for (int i = 0; i < L; i++) p.data[pad + i] = x.data[i];

    int n = pad + L - span + 1;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += p.data[i + k * dilation] * kernel.data[k];
    return y;
}
