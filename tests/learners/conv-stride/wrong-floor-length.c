// expect: wrong-shape
// mistake: floor-length
// L / stride in SAME, which C rounds down.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int out_len, pad = 0;

    if (padding_mode == 1) {
        out_len = L / stride;
        int need = (out_len - 1) * stride + K - L;
        if (need < 0) need = 0;
        pad = need / 2;
    } else {
        out_len = L < K ? 0 : (L - K) / stride + 1;
    }

    tensor out = tensor_zeros(out_len);
    for (int i = 0; i < out_len; i++) {
        float sum = 0.0f;
        for (int k = 0; k < K; k++) {
            int idx = i * stride - pad + k;
            if (idx >= 0 && idx < L) sum += x.data[idx] * kernel.data[k];
        }
        out.data[i] = sum;
    }
    return out;
}
