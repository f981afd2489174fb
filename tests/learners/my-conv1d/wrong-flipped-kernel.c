// expect: wrong-answer
// mistake: flipped-kernel
// x[i - k]: the index runs against the kernel.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor h = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    int L = x.shape[0], C = x.shape[1];
    int shift = kernel_size - 1 - (kernel_size - 1) / 2;
    tensor y = tensor_zeros(L, features);
    for (int n = 0; n < L; n++)
        for (int k = 0; k < kernel_size; k++)
            if (n + shift - k >= 0 && n + shift - k < L)
                for (int c = 0; c < C; c++)
                    for (int f = 0; f < features; f++)
                        y.data[n * features + f] += x.data[(n + shift - k) * C + c] * h.data[(k * C + c) * features + f];
    return tensor_reshape(tensor_add(y, bias), -1);
}
