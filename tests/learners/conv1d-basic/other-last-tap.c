// expect: wrong-answer
// mistake: none
// The inner loop stops one tap too early.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    if (K > L) return tensor_zeros(0);
    tensor y = tensor_zeros(L - K + 1);
    for (int i = 0; i < L - K + 1; i++) {
        float s = 0;
        for (int k = 0; k < K - 1; k++)
            s += x.data[i + k] * kernel.data[k];
        y.data[i] = s;
    }
    return y;
}
