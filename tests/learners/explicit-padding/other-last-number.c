// expect: wrong-answer
// mistake: none
// Copies one number of x too few.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int P = x.shape[0] + lo + hi;
    tensor p = tensor_zeros(P);
    for (int i = 0; i < x.shape[0] - 1; i++)
        if (lo + i >= 0 && lo + i < P)
            p.data[lo + i] = x.data[i];
    int n = P - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += p.data[i + k] * kernel.data[k];
    return y;
}
