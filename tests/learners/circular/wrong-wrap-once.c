// expect: runtime-error
// mistake: wrap-once
// One if for each end.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int front = (K - 1) / 2;
    tensor y = tensor_zeros(L);

    for (int i = 0; i < L; i++) {
        for (int k = 0; k < K; k++) {
            int j = i + k - front;
            if (j < 0)
                j += L;
            else if (j >= L)
                j -= L;
            y.data[i] += x.data[j] * kernel.data[k];
        }
    }
    return y;
}
