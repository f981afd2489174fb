// expect: wrong-answer
// mistake: none
// K / 2 zeros in front.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], O = kernel.shape[2];
    int I = C / groups, per = O / groups;
    tensor xp = tensor_zeros(L + K, C);
    for (int i = 0; i < L * C; i++) xp.data[K / 2 * C + i] = x.data[i];
    tensor y = tensor_zeros(L, O);
    for (int i = 0; i < L; i++)
        for (int o = 0; o < O; o++)
            for (int k = 0; k < K; k++)
                for (int c = 0; c < I; c++)
                    y.data[i * O + o] += xp.data[(i + k) * C + o / per * I + c] * kernel.data[(k * I + c) * O + o];
    return y;
}
