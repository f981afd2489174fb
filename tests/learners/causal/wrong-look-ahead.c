// expect: wrong-answer
// mistake: look-ahead
// Puts the zeros behind x.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0];
    int K = kernel.shape[0];
    int pad = (K - 1) * dilation;
    tensor padded = tensor_zeros(L + pad);
    for (int i = 0; i < L; i++)
        padded.data[i] = x.data[i];

    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        float s = 0;
        for (int k = 0; k < K; k++)
            s += padded.data[i + k * dilation] * kernel.data[k];
        y.data[i] = s;
    }
    return y;
}
