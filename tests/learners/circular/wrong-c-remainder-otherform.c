// expect: wrong-answer
// mistake: c-remainder
// All indices are unsigned int, whose remainders are other ones than those of a size_t.
#include "stride.h"

tensor conv_circular(tensor x, tensor kernel)
{
    unsigned n = x.shape[0], m = kernel.shape[0], i, k;
    unsigned half = (m - 1) / 2;
    tensor out = tensor_zeros((int)n);
    for (i = 0; i < n; i++)
        for (k = 0; k < m; k++) {
            unsigned place = (i - half + k) % n;
            out.data[i] += kernel.data[k] * x.data[place];
        }
    return out;
}
