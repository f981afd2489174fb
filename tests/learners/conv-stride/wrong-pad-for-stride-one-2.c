// expect: wrong-answer
// mistake: pad-for-stride-one
// (K - 1) / 2 in front, whatever the stride is.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int same = (padding_mode != 0);
    int L = x.shape[0], K = kernel.shape[0];
    int front = same ? (K - 1) / 2 : 0;
    int n = same ? (L + stride - 1) / stride : (K > L ? 0 : (L - K) / stride + 1);
    tensor y = tensor_zeros(n);
    int i = 0;
    while (i < n) {
        int k = 0;
        while (k < K) {
            int pos = i * stride + k - front;
            y.data[i] += (pos < 0 || pos >= L) ? 0 : x.data[pos] * kernel.data[k];
            ++k;
        }
        ++i;
    }
    return y;
}
