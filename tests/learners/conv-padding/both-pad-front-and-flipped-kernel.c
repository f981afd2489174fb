// expect: wrong-answer
// mistake: pad-front flipped-kernel
// Reads the kernel backwards, and puts the odd zero in front.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int same = padding_mode == 1;
    int front = same ? K / 2 : 0;
    int n = same ? L : L - K + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (j >= 0 && j < L) y.data[i] += x.data[j] * kernel.data[K - 1 - k];
        }
    return y;
}
