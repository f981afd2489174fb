// expect: wrong-shape
// mistake: span-k-times-d
// The kernel is taken for K * dilation rows long.
#include "stride.h"

tensor conv_kernel_dilation(tensor x, tensor kernel, int dilation)
{
    int rows = x.shape[0], in = x.shape[1], taps = kernel.shape[0], out = kernel.shape[2];
    int span = taps * dilation;
    int n = 0;
    while (n + span <= rows)
        n++;
    tensor y = tensor_zeros(n, out);
    float *dst = y.data;
    for (int i = 0; i < n; i++)
        for (int o = 0; o < out; o++, dst++)
            for (int k = 0; k < taps; k++)
                for (int c = 0; c < in; c++)
                    *dst += x.data[(i + k * dilation) * in + c] * *tensor_at(kernel, k, c, o);
    return y;
}
