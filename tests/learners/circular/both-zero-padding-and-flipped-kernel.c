// expect: wrong-answer
// mistake: zero-padding flipped-kernel
// No ring, and the kernel turned around.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], f = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++)
            if (i + k - f >= 0 && i + k - f < L)
                y.data[i] += x.data[i + k - f] * kernel.data[K - 1 - k];
    return y;
}
