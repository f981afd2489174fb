// expect: wrong-answer
// mistake: groups-interleaved flipped-kernel
// Everything by remainder, and the taps from the end.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], K = kernel.shape[0], I = kernel.shape[1], O = kernel.shape[2];
    tensor y = tensor_zeros(L, O);
    for (int i = 0; i < L; i++)
        for (int o = 0; o < O; o++)
            for (int k = 0; k < K; k++) {
                int j = i + k - (K - 1) / 2;
                if (j < 0 || j >= L) continue;
                for (int c = 0; c < I; c++)
                    *tensor_at(y, i, o) += *tensor_at(x, j, o % groups + c * groups) * *tensor_at(kernel, K - 1 - k, c, o);
            }
    return y;
}
