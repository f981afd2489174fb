// expect: wrong-answer
// mistake: total-not-clamped
// The formula for the zeros without its max(..., 0).
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n, front = 0;

    if (padding_mode == 1) {
        n = (L + stride - 1) / stride;
        int total = (n - 1) * stride + K - L;
        front = total / 2;
    } else if (K > L) {
        n = 0;
    } else {
        n = (L - K) / stride + 1;
    }

    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < K; k++) {
            int j = i * stride + k - front;
            if (j < 0) continue;
            if (j > L - 1) continue;
            y.data[i] = y.data[i] + x.data[j] * kernel.data[k];
        }
    }
    return y;
}
