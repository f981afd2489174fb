// expect: wrong-shape
// mistake: none
// As long as f: numpy's mode='same'.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int L = f.shape[0], K = g.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        double s = 0;
        for (int k = 0; k < K; k++) {
            int j = i + (K - 1) / 2 - k;
            if (j < 0) continue;
            if (j >= L) continue;
            s += f.data[j] * g.data[k];
        }
        y.data[i] = s;
    }
    return y;
}
