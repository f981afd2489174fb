// expect: wrong-answer
// mistake: stride-ignored
// As many numbers as the stride makes, but the kernel moves on by one each time.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0], n = 0, front = 0;
    if (padding_mode == 0) {
        if (K <= L) n = (L - K) / stride + 1;
    } else {
        n = (L + stride - 1) / stride;
        int total = (n - 1) * stride + K - L;
        if (total > 0) front = total / 2;
    }
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
