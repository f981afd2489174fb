// expect: accepted
#include "stride.h"

static int m(int at, int L)
{
    if (L == 1)
        return 0;
    int period = 2 * (L - 1);
    at = at % period;
    if (at < 0)
        at = at + period;
    if (at >= L)
        at = period - at;
    return at;
}

tensor conv_reflect(tensor x, tensor kernel)
{
    int L = x.shape[0], K = kernel.shape[0];
    tensor y = tensor_zeros(L);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < K; k++)
            *tensor_at(y, i) += *tensor_at(x, m(i + k - (K - 1) / 2, L)) * *tensor_at(kernel, k);
    return y;
}
