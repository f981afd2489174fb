// expect: wrong-answer
// mistake: total-only-at-end flipped-kernel
// All zeros behind, and the kernel read from its end.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = L + lo + hi - K + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            if (i + k < L) y.data[i] += x.data[i + k] * kernel.data[K - 1 - k];
    return y;
}
