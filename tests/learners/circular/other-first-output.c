// expect: wrong-answer
// mistake: none
// The outer loop begins at 1.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 1; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = (i + k - front) % L;
            if (j < 0) j += L;
            *tensor_at(y, i) += *tensor_at(x, j) * *tensor_at(kernel, k);
        }
    return y;
}
