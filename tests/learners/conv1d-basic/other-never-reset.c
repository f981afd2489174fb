// expect: wrong-answer
// mistake: none
// The accumulator is set to zero once, before both loops.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    if (K > L) return tensor_zeros(0);
    tensor y = tensor_zeros(L - K + 1);
    float acc = 0;
    for (int i = 0; i < y.shape[0]; i++) {
        for (int k = 0; k < K; k++)
            acc += x.data[i + k] * kernel.data[k];
        *tensor_at(y, i) = acc;
    }
    return y;
}
