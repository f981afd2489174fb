// expect: wrong-answer
// mistake: none
// Casts both numbers to int before it multiplies.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int n = x.shape[0] + lo + hi - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++) {
            int j = i + k - lo;
            if (j >= 0 && j < x.shape[0])
                y.data[i] += (int)x.data[j] * (int)kernel.data[k];
        }
    return y;
}
