// expect: wrong-answer
// mistake: groups-ignored
// Sums over the input channels that the kernel has, from 0 on.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], K = kernel.shape[0], I = kernel.shape[1], O = kernel.shape[2];
    tensor y = tensor_zeros(L, O);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - (K - 1) / 2;
            if (j < 0 || j >= L) continue;
            for (int c = 0; c < I; c++)
                for (int o = 0; o < O; o++)
                    *tensor_at(y, i, o) += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, o);
        }
    return y;
}
