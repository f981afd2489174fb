// expect: wrong-answer
// mistake: flipped-kernel
// Walks the kernel with a pointer that goes down.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int start = 0, n = L - K + 1;
    if (padding_mode != 0) { start = -((K - 1) / 2); n = L; }
    if (n < 0) n = 0;

    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        float *w = kernel.data + K;
        for (int j = start + i; j < start + i + K; j++) {
            w--;
            if (j < 0 || j >= L) continue;
            y.data[i] += x.data[j] * *w;
        }
    }
    return y;
}
