// expect: wrong-answer
// mistake: none
// A row of x is taken to be `features` numbers long.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    int L = x.shape[0], C = x.shape[1];
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, C, features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    tensor y = tensor_zeros(L * features);
    int n = tensor_size(x);
    for (int i = 0; i < L; i++)
        for (int f = 0; f < features; f++) {
            float s = b.data[f];
            for (int k = 0; k < kernel_size; k++)
                for (int c = 0; c < C; c++) {
                    int j = i + k - (kernel_size - 1) / 2;
                    if (j < 0 || j >= L) continue;
                    int at = j * features + c;
                    if (at < n) s += x.data[at] * w.data[(k * C + c) * features + f];
                }
            y.data[i * features + f] = s;
        }
    return y;
}
