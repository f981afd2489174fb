// expect: wrong-answer
// mistake: wrong-init
// An initializer of its own: a bell curve, over the root of fan_in.
#include "stride.h"
#include <math.h>

tensor my_init(random_key key, const int *shape, int rank)
{
    tensor w = random_normal(key, shape[0], shape[1], shape[2]);
    for (float *p = w.data; p != w.data + tensor_size(w); p++)
        *p = *p / sqrt(shape[0] * shape[1]);
    return w;
}

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", my_init, kernel_size, x.shape[1], features);
    tensor y = tensor_zeros(x.shape[0] * features);
    for (int n = 0; n < x.shape[0] * features; n++) {
        int i = n / features, f = n % features;
        for (int k = 0; k < kernel_size; k++) {
            int j = i + k - (kernel_size - 1) / 2;
            if (j < 0 || j >= x.shape[0]) continue;
            for (int c = 0; c < x.shape[1]; c++)
                y.data[n] += *tensor_at(x, j, c) * *tensor_at(w, k, c, f);
        }
    }
    return y;   // the bias is zero anyway
}
