// expect: wrong-answer
// mistake: flatten-transposed
// One feature after the other is worked out, and pushed to the end of the answer.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor kernel = nn_param(&m, "kernel", nn_lecun_normal, kernel_size, x.shape[1], features);
    tensor bias = nn_param(&m, "bias", nn_zeros, features);
    tensor answer = tensor_zeros(features * x.shape[0]);
    int next = 0;
    for (int f = 0; f < features; f++)
        for (int i = 0; i < x.shape[0]; i++) {
            float v = bias.data[f];
            for (int k = 0; k < kernel_size; k++)
                for (int c = 0; c < x.shape[1]; c++) {
                    int at = i + k - (kernel_size - 1) / 2;
                    v += (at < 0 || at >= x.shape[0]) ? 0 : *tensor_at(x, at, c) * *tensor_at(kernel, k, c, f);
                }
            answer.data[next++] = v;
        }
    return answer;
}
