// expect: wrong-shape
// mistake: stride-max-two
// Knows only two strides.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int s = 1;
    if (stride > 1) s = 2;

    int L = x.shape[0], K = kernel.shape[0], n = 0, f = 0;
    if (padding_mode == 0) {
        if (K <= L) n = (L - K) / s + 1;
    } else {
        n = (s == 2) ? (L + 1) / 2 : L;
        f = (n - 1) * s + K - L;
        f = f < 0 ? 0 : f / 2;
    }
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            if (i * s + k >= f && i * s + k - f < L)
                *tensor_at(y, i) += *tensor_at(x, i * s + k - f) * *tensor_at(kernel, k);
    return y;
}
