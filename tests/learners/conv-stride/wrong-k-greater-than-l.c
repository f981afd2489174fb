// expect: wrong-shape
// mistake: k-greater-than-l
// (L - K) / stride + 1 without a look at whether K fits.
#include "stride.h"

static float peek(tensor t, int where)
{
    if (where >= 0 && where < t.shape[0]) return t.data[where];
    return 0.0f;
}

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n, pad;
    if (padding_mode == 0) {
        pad = 0;
        n = (L - K) / stride + 1;
    } else {
        n = (L + stride - 1) / stride;
        pad = (n - 1) * stride + K - L;
        pad = pad < 0 ? 0 : pad / 2;
    }
    tensor y = tensor_zeros(n);
    for (int i = 0, s = -pad; i < n; i++, s += stride)
        for (int k = 0; k < K; k++)
            *tensor_at(y, i) += peek(x, s + k) * kernel.data[k];
    return y;
}
