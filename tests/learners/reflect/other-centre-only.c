// expect: wrong-answer
// mistake: none
// Sets outputs near the ends to what x has there.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2, back = K / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        if (i - front < 0 || i + back >= L) {
            y.data[i] = x.data[i];
            continue;
        }
        for (int k = 0; k < K; k++)
            y.data[i] += x.data[i + k - front] * kernel.data[k];
    }
    return y;
}
