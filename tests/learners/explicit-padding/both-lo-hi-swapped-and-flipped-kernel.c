// expect: wrong-answer
// mistake: lo-hi-swapped flipped-kernel
// The pads the wrong way round, and the kernel too.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = L + lo + hi - K + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - hi;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[K - 1 - k];
        }
    return y;
}
