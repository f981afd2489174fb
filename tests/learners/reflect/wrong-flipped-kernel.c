// expect: wrong-answer
// mistake: flipped-kernel
// Mirrors x, and the kernel with it.
#include "stride.h"

static int tent(int i, int L)
{
    if (L == 1) return 0;
    int p = 2 * (L - 1);
    i = ((i % p) + p) % p;
    return i < L ? i : p - i;
}

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = K; k > 0; k--)
            y.data[i] += kernel.data[k - 1] * x.data[tent(i - front + (K - k), L)];
    return y;
}
