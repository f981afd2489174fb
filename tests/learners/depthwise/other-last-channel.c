// expect: wrong-answer
// mistake: none
// The last channel of each group is left out, except where it is the only one.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], K = kernel.shape[0], I = kernel.shape[1], O = kernel.shape[2];
    tensor y = tensor_zeros(L, O);
    for (int i = 0; i < L; i++)
        for (int o = 0; o < O; o++)
            for (int k = 0; k < K; k++) {
                int j = i + k - (K - 1) / 2, c = 0;
                if (j < 0 || j >= L) continue;
                do {
                    *tensor_at(y, i, o) += *tensor_at(x, j, o / (O / groups) * I + c) * *tensor_at(kernel, k, c, o);
                    c++;
                } while (c < I - 1);
            }
    return y;
}
