// expect: runtime-error
// mistake: k-greater-than-l
// (L - K) / stride + 1 without a look at whether K fits, and x read without a look at where it ends.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n, front = 0;
    if (padding_mode == 0) {
        n = (L - K) / stride + 1;
    } else {
        n = (L + stride - 1) / stride;
        int total = (n - 1) * stride + K - L;
        if (total > 0) front = total / 2;
    }
    tensor y = tensor_zeros(n);
    float *o = y.data;
    for (int s = -front; o < y.data + n; s += stride, o++) {
        double sum = 0;
        for (int k = 0; k < K; k++) {
            if (padding_mode == 1 && (s + k < 0 || s + k >= L)) continue;
            sum += x.data[s + k] * kernel.data[k];
        }
        *o = sum;
    }
    return y;
}
