// expect: wrong-answer
// mistake: groups-interleaved
// The group of an output is its remainder; the inputs are taken in runs.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], C = x.shape[1], K = kernel.shape[0], O = kernel.shape[2], I = C / groups;
    tensor y = tensor_zeros(L, O);
    float *p = y.data;
    for (int i = 0; i < L; i++)
        for (int o = 0; o < O; o++, p++)
            for (int n = 0; n < K * I; n++) {
                int j = i + n / I - (K - 1) / 2;
                if (j >= 0 && j < L)
                    *p += x.data[j * C + (o % groups) * I + n % I] * kernel.data[n * O + o];
            }
    return y;
}
