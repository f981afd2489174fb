// expect: wrong-shape
// mistake: symmetric-only
// One number for the padding, as the argument of a layer often is.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int padding = lo;
    int n = x.shape[0] + 2 * padding - kernel.shape[0] + 1;
    (void)hi;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    int i, k;
    for (i = 0; i < n; ++i)
        for (k = 0; k < kernel.shape[0]; ++k) {
            int j = i - padding + k;
            if (j >= 0 && j < x.shape[0])
                y.data[i] += kernel.data[k] * x.data[j];
        }
    return y;
}
