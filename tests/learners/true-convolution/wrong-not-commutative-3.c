// expect: runtime-error
// mistake: not-commutative
// The sliding-in part of f, by pointers, which run past its end where f is the shorter one.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int L = f.shape[0], K = g.shape[0];
    tensor y = tensor_zeros(L + K - 1);
    float *o = y.data;
    for (int n = 0; n < L + K - 1; n++) {
        float s = 0;
        int k = n < L ? 0 : n - L + 1;
        float *p = f.data + n - k;
        float *end = n < K ? g.data + n + 1 : g.data + K;
        if (n < K - 1) { k = 0; p = f.data + n; }
        for (float *q = g.data + k; q < end; ) s += *p-- * *q++;
        *o++ = s;
    }
    return y;
}
