// expect: wrong-answer
// mistake: none
// The sum is only reset when a new position begins, so a feature contains those before it.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    int L = x.shape[0], C = x.shape[1], p = (kernel_size - 1) / 2;
    tensor y = tensor_zeros(L * features);
    float sum;
    for (int i = 0; i < L; i++) {
        sum = 0;
        for (int f = 0; f < features; f++) {
            for (int k = 0; k < kernel_size; k++)
                for (int c = 0; c < C; c++)
                    if (i + k >= p && i + k - p < L)
                        sum += x.data[(i + k - p) * C + c] * w.data[k * C * features + c * features + f];
            y.data[i * features + f] = sum + b.data[f];
        }
    }
    return y;
}
