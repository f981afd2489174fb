// expect: wrong-answer
// mistake: none
// > 0 where >= 0 is meant: x[0] is never taken.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = padding_mode == 1 ? (K - 1) / 2 : 0;
    int n = padding_mode == 1 ? L : (L >= K ? L - K + 1 : 0);
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        float s = 0;
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (j > 0 && j < L)
                s += x.data[j] * kernel.data[k];
        }
        y.data[i] = s;
    }
    return y;
}
