// expect: accepted
#include "stride.h"
#include <stdio.h>

// Every input adds its share to all outputs that can see it.
tensor conv1d_basic(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    int n = K > L ? 0 : L - K + 1;
    tensor y = tensor_zeros(n);
    for (int j = 0; j < L; j++) {
        for (int k = 0; k < K; k++) {
            int i = j - k;
            if (i < 0 || i >= n) continue;
            *tensor_at(y, i) += *tensor_at(x, j) * *tensor_at(kernel, k);
        }
    }
    printf("L=%d K=%d n=%d\n", L, K, n);
    return y;
}
