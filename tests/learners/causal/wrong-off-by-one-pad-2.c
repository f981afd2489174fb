// expect: wrong-answer
// mistake: off-by-one-pad
// K * dilation steps back for the first tap: everything comes late.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0], i, k, j;
    tensor y = tensor_zeros(L);
    for (i = 0; i < L; i++) {
        j = i - K * dilation;
        for (k = 0; k < K; k++) {
            if (j >= 0) y.data[i] += x.data[j] * kernel.data[k];
            j += dilation;
        }
    }
    return y;
}
