// expect: wrong-shape
// mistake: none
// Wraps nothing, and returns what fits.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    int n = x.shape[0] - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += x.data[i + k] * kernel.data[k];
    return y;
}
