// expect: wrong-answer
// mistake: none
// Leaves the loop at the first tap that stands on a zero, where it should go on to the next.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int L = x.shape[0], K = kernel.shape[0], front, n;
    if (padding_mode == 0) { front = 0; n = L - K + 1; if (n < 0) n = 0; }
    else { front = (K - 1) / 2; n = L; }
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        float s = 0;
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (j < 0 || j >= L)
                break;
            s += x.data[j] * kernel.data[k];
        }
        y.data[i] = s;
    }
    return y;
}
