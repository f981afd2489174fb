// expect: accepted
#include "stride.h"

static int ring(int i, int n)
{
    int r = i % n;
    return r < 0 ? r + n : r;
}

tensor conv_circular(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++) {
        double s = 0;
        for (int k = 0; k < K; k++)
            s += (double)x.data[ring(i + k - front, L)] * kernel.data[k];
        y.data[i] = (float)s;
    }
    return y;
}
