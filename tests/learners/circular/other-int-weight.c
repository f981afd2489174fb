// expect: wrong-answer
// mistake: none
// Keeps the weight in an int.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int k = 0; k < K; k++) {
        int weight = kernel.data[k];
        for (int i = 0; i < L; i++) {
            int j = (i + k - front) % L;
            if (j < 0) j += L;
            y.data[i] += weight * x.data[j];
        }
    }
    return y;
}
