// expect: wrong-shape
// mistake: valid-instead
// Starts with the first window that is complete.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor W = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    int n = x.shape[0] - kernel_size + 1;
    if (n < 0) n = 0;
    tensor y = tensor_zeros(n * features);
    int pos = 0;
    while (pos < n) {
        for (int f = 0; f < features; f++) {
            float s = 0.f;
            for (int k = 0; k < kernel_size; k++)
                for (int c = 0; c < x.shape[1]; c++)
                    s += *tensor_at(x, pos + k, c) * *tensor_at(W, k, c, f);
            y.data[pos * features + f] = s + b.data[f];
        }
        pos++;
    }
    return y;
}
