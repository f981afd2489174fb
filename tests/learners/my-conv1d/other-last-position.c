// expect: wrong-answer
// mistake: none
// The last position of x is never looked at: < L - 1.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    int L = x.shape[0];
    tensor y = tensor_zeros(L, features);
    for (int i = 0; i < L; i++)
        for (int k = 0; k < kernel_size; k++) {
            int j = i + k - (kernel_size - 1) / 2;
            if (0 <= j && j < L - 1)
                for (int c = 0; c < x.shape[1]; c++)
                    for (int f = 0; f < features; f++)
                        *tensor_at(y, i, f) += *tensor_at(x, j, c) * *tensor_at(w, k, c, f);
        }
    y = tensor_add(y, b);
    return tensor_reshape(y, -1);
}
