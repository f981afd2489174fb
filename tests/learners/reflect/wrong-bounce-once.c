// expect: runtime-error
// mistake: bounce-once
// One look at the left end, one at the right end, and then it must be inside.
#include "stride.h"

tensor conv_reflect(tensor x, tensor kernel)
{
    int n = x.shape[0];
    int shift = (kernel.shape[0] - 1) / 2;
    tensor res = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        double total = 0;
        for (int t = 0; t < kernel.shape[0]; t++) {
            int pos = i - shift + t;
            pos = pos < 0 ? -pos : pos >= n ? n - 2 - (pos - n) : pos;
            total += (double) kernel.data[t] * x.data[pos];
        }
        res.data[i] = total;
    }
    return res;
}
