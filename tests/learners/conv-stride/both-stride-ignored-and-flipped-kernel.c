// expect: wrong-shape
// mistake: stride-ignored flipped-kernel
// One step at a time, and the kernel from its end.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    (void)stride;
    int L = x.shape[0], K = kernel.shape[0];
    int n = padding_mode == 1 ? L : L - K + 1, f = padding_mode == 1 ? (K - 1) / 2 : 0;
    tensor y = tensor_zeros(n < 0 ? 0 : n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - f;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[K - 1 - k];
        }
    return y;
}
