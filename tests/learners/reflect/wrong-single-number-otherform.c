// expect: time-limit
// mistake: single-number
// Turns back until it is inside, which for a single number is never.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            while (j < 0 || j >= L) {
                if (j < 0)
                    j = -j;
                if (j >= L)
                    j = 2 * (L - 1) - j;
            }
            y.data[i] += x.data[j] * kernel.data[k];
        }
    }
    return y;
}
