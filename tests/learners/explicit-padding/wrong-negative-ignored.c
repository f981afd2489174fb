// expect: wrong-shape
// mistake: negative-ignored
// "A padding cannot be negative", so it is made zero.
#include "stride.h"
#include <string.h>

tensor conv_pads(tensor x, tensor kernel, int lo, int hi)
{
    if (lo < 0) lo = 0;
    if (hi < 0) hi = 0;

    tensor p = tensor_zeros(lo + x.shape[0] + hi);
    memcpy(p.data + lo, x.data, sizeof(float) * x.shape[0]);

    int n = p.shape[0] - kernel.shape[0] + 1;
    if (n <= 0) return tensor_zeros(0);
    tensor y = tensor_zeros(n);
    for (int i = 0; i < n; i++) {
        float acc = 0;
        const float *a = &p.data[i], *b = &kernel.data[0];
        int left = kernel.shape[0];
        while (left-- > 0) acc += *a++ * *b++;
        y.data[i] = acc;
    }
    return y;
}
