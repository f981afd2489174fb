// expect: accepted
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);

    int L = x.shape[0];
    int C = x.shape[1];
    int front = (kernel_size - 1) / 2;

    tensor y = tensor_zeros(L, features);
    for (int i = 0; i < L; i++) {
        for (int f = 0; f < features; f++) {
            float sum = *tensor_at(bias, f);
            for (int k = 0; k < kernel_size; k++) {
                int j = i + k - front;
                if (j < 0 || j >= L) {
                    continue;
                }
                for (int c = 0; c < C; c++) {
                    sum += *tensor_at(x, j, c) * *tensor_at(kernel, k, c, f);
                }
            }
            *tensor_at(y, i, f) = sum;
        }
    }
    return tensor_reshape(y, -1);
}
