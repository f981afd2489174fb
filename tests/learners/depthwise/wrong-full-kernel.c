// expect: runtime-error
// mistake: full-kernel
// Runs over all channels of x in the kernel as well, from the first of the group on.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int I = C / groups, P = O / groups;
    tensor y = tensor_zeros(L, O);
    for (int i = 0; i < L; i++)
        for (int o = 0; o < O; o++) {
            int first = o / P * I;
            for (int k = 0; k < K; k++) {
                int j = i + k - (K - 1) / 2;
                if (j < 0 || j >= L) continue;
                for (int c = first; c < first + I; c++)
                    *tensor_at(y, i, o) += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, o);
            }
        }
    return y;
}
