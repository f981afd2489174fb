// expect: runtime-error
// mistake: none
// x goes through a buffer of 64 numbers, and is checked by an assert.
#include "stride.h"
#include <assert.h>

tensor conv1d_basic(tensor x, tensor kernel)
{
    float buf[64] = {0};
    int L = x.shape[0], K = kernel.shape[0];
    assert(L <= 64);
    for (int i = 0; i < L; i++) buf[i] = x.data[i];
    if (K > L) return tensor_zeros(0);
    tensor y = tensor_zeros(L - K + 1);
    for (int i = 0; i + K <= L; i++)
        for (int k = 0; k < K; k++)
            y.data[i] += buf[i + k] * kernel.data[k];
    return y;
}
