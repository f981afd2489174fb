// expect: wrong-answer
// mistake: c-remainder
// Drops the sign with abs().
#include "stride.h"
#include <stdlib.h>

tensor conv_circular(tensor x, tensor kernel)
{
    const int n = x.shape[0], m = kernel.shape[0], f = (m - 1) / 2;
    tensor r = tensor_zeros(n);
    for (int i = 0; i < n; ++i) {
        double a = 0.0;
        for (int k = 0; k < m; ++k) {
            int where = abs((i + k - f) % n);
            a += (double)x.data[where] * (double)kernel.data[k];
        }
        r.data[i] = a;
    }
    return r;
}
