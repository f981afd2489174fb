// expect: wrong-answer
// mistake: none
// Multiplies the tap by the stride, not the place: a dilation.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = K > L ? 0 : (L - K) / stride + 1, front = 0;
    if (padding_mode == 1) {
        n = (L + stride - 1) / stride;
        int total = (n - 1) * stride + K - L;
        front = total > 0 ? total / 2 : 0;
    }
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k * stride - front;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
