// expect: wrong-answer
// mistake: none
// Adds up in an int.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = padding_mode == 1 ? (K - 1) / 2 : 0;
    int n = padding_mode == 1 ? L : (L >= K ? L - K + 1 : 0);
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        int s = 0;
        for (int k = 0; k < K; k++)
            if (i + k - front >= 0 && i + k - front < L)
                s += x.data[i + k - front] * kernel.data[k];
        y.data[i] = s;
    }
    return y;
}
