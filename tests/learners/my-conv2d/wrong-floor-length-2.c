// expect: wrong-shape
// mistake: floor-length
// The right padding, but the sizes are divided as C divides.
#include "stride.h"

struct axis { int in, taps, out, pad; };

static struct axis same(int in, int taps, int stride)
{
    struct axis a = { in, taps, in / stride, 0 };
    int n = (in + stride - 1) / stride;
    int need = (n - 1) * stride + taps;
    if (need > in) a.pad = (need - in) / 2;
    return a;
}

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, x.shape[2], features);
    struct axis v = same(x.shape[0], kernel_h, stride), h = same(x.shape[1], kernel_w, stride);
    tensor y = tensor_zeros(v.out, h.out, features);
    for (int i = 0; i < v.out; i++)
    for (int j = 0; j < h.out; j++)
    for (int k = 0; k < v.taps; k++)
    for (int l = 0; l < h.taps; l++) {
        int r = i * stride + k - v.pad, s = j * stride + l - h.pad;
        if (r < 0 || s < 0 || r >= v.in || s >= h.in) continue;
        for (int c = 0; c < x.shape[2]; c++)
            for (int f = 0; f < features; f++)
                *tensor_at(y, i, j, f) += *tensor_at(x, r, s, c) * *tensor_at(w, k, l, c, f);
    }
    return tensor_reshape(y, -1);
}
