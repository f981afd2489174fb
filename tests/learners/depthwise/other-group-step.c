// expect: wrong-answer
// mistake: none
// Group g begins at channel g: a step of one where it should be of as many as a group has.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], K = kernel.shape[0], I = kernel.shape[1], O = kernel.shape[2];
    tensor y = tensor_zeros(L, O);
    for (int i = 0; i < L; i++) {
        for (int o = 0; o < O; o++) {
            int g = o / (O / groups);
            double s = 0;
            for (int k = 0; k < K; k++)
                for (int c = 0; c < I; c++) {
                    int j = i + k - (K - 1) / 2;
                    if (j >= 0 && j < L)
                        s += *tensor_at(x, j, g + c) * *tensor_at(kernel, k, c, o);
                }
            *tensor_at(y, i, o) = s;
        }
    }
    return y;
}
