// expect: wrong-answer
// mistake: pad-sides-swapped flipped-kernel
// The extra one in front, and the kernel from its end.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += x.data[(((i + k - K / 2) % L) + L) % L] * kernel.data[K - 1 - k];
    return y;
}
