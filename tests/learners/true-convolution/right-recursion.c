// expect: accepted
#include "stride.h"

static tensor F, G;

static float term(int n, int k)
{
    if (k == G.shape[0]) return 0;
    if (n - k < 0 || n - k >= F.shape[0]) return term(n, k + 1);
    return F.data[n - k] * G.data[k] + term(n, k + 1);
}

tensor convolve_full(tensor f, tensor g)
{
    F = f; G = g;
    tensor r = tensor_zeros(f.shape[0] + g.shape[0] - 1);
    int n = 0;
again:
    r.data[n] = term(n, 0);
    if (++n < r.shape[0]) goto again;
    return r;
}
