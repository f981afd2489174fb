// expect: wrong-answer
// mistake: none
// All zeros in front, none behind.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n, zeros = 0;
    if (padding_mode == 0) {
        n = K > L ? 0 : (L - K) / stride + 1;
    } else {
        n = (L + stride - 1) / stride;
        zeros = (n - 1) * stride + K - L;
        if (zeros < 0) zeros = 0;
    }
    tensor p = tensor_zeros(zeros + L);
    for (int i = 0; i < L; i++) p.data[zeros + i] = x.data[i];
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += p.data[i * stride + k] * kernel.data[k];
    return y;
}
