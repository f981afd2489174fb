// expect: wrong-answer
// mistake: none
// Gives zero until the whole kernel has something under it.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = (K - 1) * dilation; i < L; i++) {
        float s = 0;
        for (int k = 0; k < K; k++)
            s += x.data[i - (K - 1 - k) * dilation] * kernel.data[k];
        y.data[i] = s;
    }
    return y;
}
