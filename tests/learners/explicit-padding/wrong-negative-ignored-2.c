// expect: wrong-answer
// mistake: negative-ignored
// The length is right, but x is copied as if nothing were cut off in front.
#include "stride.h"

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    int total = x.shape[0] + lo + hi;
    tensor p = tensor_zeros(total);
    int start = lo > 0 ? lo : 0;
    for (int i = 0; i < x.shape[0] && start + i < total; i++)
        p.data[start + i] = x.data[i];
    int n = total - kernel.shape[0] + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < kernel.shape[0]; k++)
            y.data[i] += p.data[i + k] * kernel.data[k];
    return y;
}
