// expect: wrong-shape
// mistake: valid-instead
// L - K + 1 numbers, or none.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int L = f.shape[0], K = g.shape[0];
    if (K > L) return tensor_zeros(0);
    tensor y = tensor_zeros(L - K + 1);
    for (int i = 0; i < L - K + 1; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += f.data[i + K - 1 - k] * g.data[k];
    return y;
}
