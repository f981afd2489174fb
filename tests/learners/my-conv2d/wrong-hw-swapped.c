// expect: wrong-answer
// mistake: hw-swapped
// Takes the first axis of x for its width, as in x and y.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    int width = x.shape[0], height = x.shape[1], C = x.shape[2];
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int nh = (height + stride - 1) / stride, nw = (width + stride - 1) / stride;
    int ph = (nh - 1) * stride + kernel_h - height, pw = (nw - 1) * stride + kernel_w - width;
    if (ph < 0) ph = 0;
    if (pw < 0) pw = 0;
    tensor y = tensor_zeros(nh * nw * features);
    int n = 0;
    for (int i = 0; i < nh; i++)
        for (int j = 0; j < nw; j++)
            for (int f = 0; f < features; f++, n++)
                for (int k = 0; k < kernel_h; k++)
                    for (int l = 0; l < kernel_w; l++) {
                        int r = i * stride + k - ph / 2, s = j * stride + l - pw / 2;
                        if (r < 0 || s < 0 || r >= height || s >= width) continue;
                        for (int c = 0; c < C; c++)
                            y.data[n] += x.data[(r * width + s) * C + c] * *tensor_at(w, k, l, c, f);
                    }
    return y;
}
