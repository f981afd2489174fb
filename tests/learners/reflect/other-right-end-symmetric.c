// expect: wrong-answer
// mistake: none
// The left mirror stands on its number, the right one beside it.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - (K - 1) / 2;
            while (j < 0 || j >= L) {
                if (j < 0) j = -j;
                else j = 2 * L - 1 - j;
            }
            y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
