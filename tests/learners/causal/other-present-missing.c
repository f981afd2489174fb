// expect: wrong-answer
// mistake: none
// Leaves out the last tap, the one on the present.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K - 1; k++) {
            int j = i - (K - 1 - k) * dilation;
            if (j >= 0) y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
