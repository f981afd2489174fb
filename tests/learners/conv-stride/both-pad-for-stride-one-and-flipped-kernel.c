// expect: wrong-answer
// mistake: pad-for-stride-one flipped-kernel
// The zeros of stride 1, under a kernel that is read backwards.
#include "stride.h"

tensor conv_stride(tensor x, tensor kernel, int stride, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0], n, front;
    if (padding_mode == 1) { n = (L + stride - 1) / stride; front = (K - 1) / 2; }
    else { n = K > L ? 0 : (L - K) / stride + 1; front = 0; }
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        float a = 0;
        for (int k = K - 1, j = i * stride - front; k >= 0; k--, j++)
            if (j >= 0 && j < L) a += kernel.data[k] * x.data[j];
        y.data[i] = a;
    }
    return y;
}
