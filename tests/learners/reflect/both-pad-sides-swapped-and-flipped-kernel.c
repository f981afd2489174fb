// expect: wrong-answer
// mistake: pad-sides-swapped flipped-kernel
// K / 2 in front, and the kernel read backwards.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - K / 2;
            while (L > 1 && (j < 0 || j >= L)) j = j < 0 ? -j : 2 * (L - 1) - j;
            if (L == 1) j = 0;
            y.data[i] += x.data[j] * kernel.data[K - 1 - k];
        }
    return y;
}
