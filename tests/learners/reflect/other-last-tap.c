// expect: wrong-answer
// mistake: none
// k < K - 1.
#include "stride.h"

static int turn(int i, int n)
{
    while (n > 1 && (i < 0 || i >= n)) i = i < 0 ? -i : 2 * n - 2 - i;
    return n > 1 ? i : 0;
}

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        y.data[i] = 0;
        for (int k = 0; k < K - 1; k++)
            y.data[i] += x.data[turn(i + k - (K - 1) / 2, L)] * kernel.data[k];
    }
    return y;
}
