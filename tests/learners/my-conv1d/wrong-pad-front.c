// expect: wrong-answer
// mistake: pad-front
// kernel_size / 2 zeros on the left.
#include "stride.h"

struct layer { tensor w, b; };

static struct layer new_layer(int seed, int width, int in, int out)
{
    struct layer l;
    struct nn_module m = nn_init(seed);
    l.w = nn_param(&m, "kernel", nn_lecun_normal, width, in, out);
    l.b = nn_param(&m, "bias", nn_zeros, out);
    return l;
}

tensor my_conv1d(int seed, tensor x, int features, int kernel_size)
{
    struct layer l = new_layer(seed, kernel_size, x.shape[1], features);
    int half = kernel_size / 2;
    tensor xp = tensor_zeros(x.shape[0] + kernel_size, x.shape[1]);
    for (int i = 0; i < x.shape[0]; i++)
        for (int c = 0; c < x.shape[1]; c++)
            *tensor_at(xp, half + i, c) = *tensor_at(x, i, c);
    tensor y = tensor_zeros(x.shape[0], features);
    for (int i = 0; i < x.shape[0]; i++)
        for (int f = 0; f < features; f++) {
            for (int k = 0; k < kernel_size; k++)
                for (int c = 0; c < x.shape[1]; c++)
                    *tensor_at(y, i, f) += *tensor_at(xp, i + k, c) * *tensor_at(l.w, k, c, f);
            *tensor_at(y, i, f) += *tensor_at(l.b, f);
        }
    return tensor_reshape(y, x.shape[0] * features);
}
