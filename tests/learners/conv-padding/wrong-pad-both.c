// expect: wrong-shape
// mistake: pad-both
// The same pad on both sides, as the textbook formula for odd kernels has it.
#include "stride.h"

tensor conv_with_padding(tensor x, tensor kernel, float padding_mode)
{
    int p = padding_mode == 1.0f ? kernel.shape[0] / 2 : 0;
    int n = x.shape[0] + 2 * p - kernel.shape[0] + 1;

    if (n <= 0)
        return tensor_zeros(0);
    tensor y = tensor_zeros(n);
    for (int o = 0; o < n; ++o)
        for (int t = 0; t < kernel.shape[0]; ++t) {
            int src = o + t - p;
            float v = (src >= 0 && src < x.shape[0]) ? x.data[src] : 0.0f;
            y.data[o] += v * kernel.data[t];
        }
    return y;
}
