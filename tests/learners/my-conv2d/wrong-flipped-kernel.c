// expect: wrong-answer
// mistake: flipped-kernel
// r = i * stride - k: indices run against each other, with the pads mended until the sizes fit.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    tensor h = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int oh = (H + stride - 1) / stride, ow = (W + stride - 1) / stride;
    int a = (oh - 1) * stride + kernel_h - H, b = (ow - 1) * stride + kernel_w - W;
    a = a > 0 ? a / 2 : 0;
    b = b > 0 ? b / 2 : 0;
    tensor y = tensor_zeros(oh, ow, features);
    for (int i = 0; i < oh; i++)
        for (int j = 0; j < ow; j++)
            for (int k = 0; k < kernel_h; k++)
                for (int l = 0; l < kernel_w; l++) {
                    int r = i * stride - a + kernel_h - 1 - k, s = j * stride - b + kernel_w - 1 - l;
                    if (r < 0 || r >= H || s < 0 || s >= W) continue;
                    for (int c = 0; c < C; c++)
                        for (int f = 0; f < features; f++)
                            *tensor_at(y, i, j, f) += *tensor_at(x, r, s, c) * *tensor_at(h, k, l, c, f);
                }
    return tensor_reshape(y, -1);
}
