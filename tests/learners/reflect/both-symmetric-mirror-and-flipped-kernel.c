// expect: wrong-answer
// mistake: symmetric-mirror flipped-kernel
// The mirror beside the last number, and the kernel from its end.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++) {
            int j = i + k - (K - 1) / 2;
            while (j < 0 || j >= L) j = j < 0 ? -1 - j : 2 * L - 1 - j;
            y.data[i] += x.data[j] * kernel.data[K - 1 - k];
        }
    return y;
}
