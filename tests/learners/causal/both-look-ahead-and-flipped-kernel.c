// expect: wrong-answer
// mistake: look-ahead flipped-kernel
// Looks into the future, and with the kernel turned around.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k * dilation;
            if (j < L) y.data[i] += x.data[j] * kernel.data[K - 1 - k];
        }
    return y;
}
