// expect: runtime-error
// mistake: not-commutative
// Three parts: g slides in, g is all inside, g slides out.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int L = f.shape[0], K = g.shape[0];
    tensor y = tensor_zeros(L + K - 1);
    int n;
    for (n = 0; n < K - 1; n++)
        for (int k = 0; k <= n; k++)
            *tensor_at(y, n) += *tensor_at(f, n - k) * *tensor_at(g, k);
    for (n = K - 1; n < L; n++)
        for (int k = 0; k < K; k++)
            *tensor_at(y, n) += *tensor_at(f, n - k) * *tensor_at(g, k);
    for (n = L; n < L + K - 1; n++)
        for (int k = n - L + 1; k < K; k++)
            *tensor_at(y, n) += *tensor_at(f, n - k) * *tensor_at(g, k);
    return y;
}
