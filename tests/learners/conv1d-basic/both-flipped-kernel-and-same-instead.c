// expect: wrong-shape
// mistake: flipped-kernel same-instead
// Convolution as in a signal course, and as long as x.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], half = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i - half + k;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[K - k - 1];
        }
    return y;
}
