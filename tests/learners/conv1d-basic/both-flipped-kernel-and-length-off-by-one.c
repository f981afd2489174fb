// expect: wrong-shape
// mistake: flipped-kernel length-off-by-one
// Reads the kernel backwards, and has one place too few.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    if (L - K <= 0) return tensor_zeros(0);
    tensor y = tensor_zeros(L - K);
    for (int i = 0; i < L - K; i++) {
        y.data[i] = 0;
        for (int k = 0; k < K; k++)
            y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
    }
    return y;
}
