// expect: wrong-answer
// mistake: groups-ignored flipped-kernel
// The first channels for all, and the taps from the end.
#include "stride.h"

tensor conv_grouped(tensor x, tensor kernel, int groups)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L, kernel.shape[2]);
    for (int i = 0; i < L; i++)
        for (int o = 0; o < kernel.shape[2]; o++) {
            float s = 0;
            for (int k = 0; k < K; k++) {
                int j = i - (K - 1) / 2 + (K - 1 - k);
                for (int c = 0; c < kernel.shape[1]; c++)
                    if (j >= 0 && j < L)
                        s += x.data[j * x.shape[1] + c] * *tensor_at(kernel, k, c, o);
            }
            *tensor_at(y, i, o) = s;
        }
    return y;
}
