// expect: wrong-answer
// mistake: flipped-kernel
// y[i] = sum of x[i - k] * kernel[k], from the lecture on filters.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = L + lo + hi - (K - 1);
    if (n < 1) return tensor_zeros(0);
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int t = (i - lo + K - 1) - k;
            if (0 <= t && t < L)
                y.data[i] += x.data[t] * kernel.data[k];
        }
    return y;
}
