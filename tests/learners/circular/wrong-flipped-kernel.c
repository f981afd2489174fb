// expect: wrong-answer
// mistake: flipped-kernel
// A copy of the kernel that is turned around first.
#include "stride.h"
#include <stdlib.h>

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    float *flip = malloc(sizeof(float) * K);
    for (int k = 0; k < K; k++) flip[k] = kernel.data[K - 1 - k];

    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - (K - 1) / 2;
            j = ((j % L) + L) % L;
            y.data[i] += x.data[j] * flip[k];
        }
    free(flip);
    return y;
}
