// expect: accepted
#include "stride.h"

/* Taps that stand on the same number of the ring are added up first, so that the kernel gets L weights. */
tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = (K - 1) / 2;
    tensor folded = tensor_zeros(L);
    int k = 0, where = (L - front % L) % L;
again:
    if (k < K) {
        *tensor_at(folded, where) += *tensor_at(kernel, k);
        k++;
        where = (where + 1) % L;
        goto again;
    }
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int j = 0; j < L; j++)
            *tensor_at(y, i) += *tensor_at(x, (i + j) % L) * *tensor_at(folded, j);
    return y;
}
