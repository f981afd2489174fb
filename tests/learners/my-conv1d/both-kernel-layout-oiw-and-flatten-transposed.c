// expect: wrong-answer
// mistake: kernel-layout-oiw flatten-transposed
// A PyTorch user through and through: weights (O, I, W), result (features, length).
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "weight", nn_lecun_normal, features, x.shape[1], kernel_size);
    tensor b = nn_param(&m, "bias", nn_zeros, features);
    tensor y = tensor_zeros(features, x.shape[0]);
    for (int f = 0; f < features; f++)
        for (int i = 0; i < x.shape[0]; i++) {
            float s = *tensor_at(b, f);
            for (int c = 0; c < x.shape[1]; c++)
                for (int k = 0; k < kernel_size; k++) {
                    int j = i + k - (kernel_size - 1) / 2;
                    if (j >= 0 && j < x.shape[0])
                        s += *tensor_at(x, j, c) * *tensor_at(w, f, c, k);
                }
            *tensor_at(y, f, i) = s;
        }
    return tensor_reshape(y, -1);
}
