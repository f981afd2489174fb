// expect: wrong-shape
// mistake: none
// Forgets the + 1 of the number of places in VALID.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n, front = 0;
    if (padding_mode == 0) {
        n = (L - K) / stride;
        if (n < 0) n = 0;
    } else {
        n = (L + stride - 1) / stride;
        int total = (n - 1) * stride + K - L;
        if (total < 0) total = 0;
        front = total / 2;
    }
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int j = i * stride + k - front;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
