// expect: wrong-answer
// mistake: none
// Wraps, but begins at x[i]: nothing is in front.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += x.data[(i + k) % L] * kernel.data[k];
    return y;
}
