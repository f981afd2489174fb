// expect: wrong-shape
// mistake: none
// The result is as long as the padded line.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L + K - 1);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            while (L > 1 && (j < 0 || j >= L)) j = j < 0 ? -j : 2 * (L - 1) - j;
            if (L == 1) j = 0;
            y.data[i] += x.data[j] * kernel.data[k];
        }
    return y;
}
