// expect: wrong-shape
// mistake: not-commutative
// "A kernel longer than the signal makes no sense."
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int L = f.shape[0], K = g.shape[0];
    if (K > L)
        return tensor_zeros(0);
    tensor y = tensor_zeros(L + K - 1);
    for (int n = 0; n < L + K - 1; n++)
        for (int k = 0; k < K; k++)
            if (n >= k && n - k < L)
                y.data[n] += f.data[n - k] * g.data[k];
    return y;
}
