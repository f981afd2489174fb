// expect: runtime-error
// mistake: c-remainder
// % of a negative index stays negative.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int lo = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    int i = 0;
    while (i < L) {
        for (int k = 0; k < K; k++) {
            int idx = (i + k - lo) % L;
            y.data[i] += x.data[idx] * kernel.data[k];
        }
        i++;
    }
    return y;
}
