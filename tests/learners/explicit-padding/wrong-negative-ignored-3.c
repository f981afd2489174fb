// expect: runtime-error
// mistake: negative-ignored
// Copies all of x to place lo, where a negative lo is in front of everything.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    tensor padded = tensor_zeros(x.shape[0] + lo + hi);
    for (int i = 0; i < x.shape[0]; i++)
        *tensor_at(padded, i + lo) = *tensor_at(x, i);

    int n = padded.shape[0] - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            *tensor_at(y, i) += *tensor_at(padded, i + k) * *tensor_at(kernel, k);
    return y;
}
