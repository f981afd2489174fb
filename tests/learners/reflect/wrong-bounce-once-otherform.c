// expect: runtime-error
// mistake: bounce-once
// One if for the left end, one for the right end; a single number is thought of.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (L == 1) {
                j = 0;
            } else {
                if (j < 0) j = -j;
                else if (j >= L) j = 2 * (L - 1) - j;
            }
            y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
