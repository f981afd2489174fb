// expect: wrong-answer
// mistake: none
// A long for the sum.
#include "stride.h"

tensor conv_causal(tensor x, tensor kernel, int dilation)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        long sum = 0;
        for (int k = 0; k < K; k++)
            if (i - (K - 1 - k) * dilation >= 0)
                sum += x.data[i - (K - 1 - k) * dilation] * kernel.data[k];
        y.data[i] = sum;
    }
    return y;
}
