// expect: runtime-error
// mistake: none
// The padded signal has to fit into 64 numbers.
#include "stride.h"
#include <stdlib.h>

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    static float buf[64];
    struct nn_module m = nn_init(seed);
    int C = x.shape[1];
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, C, features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    int before = (kernel_size - 1) / 2 * C, n = tensor_size(x);
    if (n + (kernel_size - 1) * C > 64) abort();     // too big, cannot happen
    for (int i = 0; i < 64; i++) buf[i] = 0;
    for (int i = 0; i < n; i++) buf[before + i] = x.data[i];
    tensor y = tensor_zeros(x.shape[0] * features);
    for (int i = 0; i < x.shape[0]; i++)
        for (int f = 0; f < features; f++) {
            y.data[i * features + f] = b.data[f];
            for (int t = 0; t < kernel_size * C; t++)
                y.data[i * features + f] += buf[i * C + t] * w.data[t * features + f];
        }
    return y;
}
