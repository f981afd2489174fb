// expect: wrong-shape
// mistake: full-instead
// Counts every overlap, as a numpy user's mode='full' does.
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int P = K - 1;
    tensor big = tensor_zeros(P + L + P);
    for (int i = 0; i < L; i++) *tensor_at(big, P + i) = *tensor_at(x, i);

    tensor y = tensor_zeros(L + K - 1);
    for (int i = 0; i < y.shape[0]; i++) {
        float sum = 0;
        for (int k = 0; k < K; k++) sum += *tensor_at(big, i + k) * *tensor_at(kernel, k);
        *tensor_at(y, i) = sum;
    }
    return y;
}
