// expect: wrong-answer
// mistake: wrong-init
// Uses the initializer without asking the module for a parameter.
#include "stride.h"

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    const int shape[3] = {kernel_size, x.shape[1], features};
    random_key key = random_key_from(seed);
    tensor w = nn_lecun_normal(key, shape, 3);
    int L = x.shape[0], lo = (kernel_size - 1) / 2;
    tensor y = tensor_zeros(L, features);
    for (int j = 0; j < L; j++)
        for (int k = 0; k < kernel_size; k++)
            for (int c = 0; c < x.shape[1]; c++)
                for (int f = 0; f < features; f++) {
                    int i = j + lo - k;
                    if (i < 0 || i >= L) continue;
                    *tensor_at(y, i, f) += *tensor_at(x, j, c) * *tensor_at(w, k, c, f);
                }
    return tensor_reshape(y, -1);
}
