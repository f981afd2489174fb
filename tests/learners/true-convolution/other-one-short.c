// expect: wrong-shape
// mistake: none
// L + K - 2 numbers: the last one is missing.
#include "stride.h"

tensor convolve_full(tensor f, tensor g)
{
    int n = f.shape[0] + g.shape[0] - 2;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k <= i; k++)
            if (k < g.shape[0] && i - k < f.shape[0])
                y.data[i] += f.data[i - k] * g.data[k];
    return y;
}
