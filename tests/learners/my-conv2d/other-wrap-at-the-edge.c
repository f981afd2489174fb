// expect: wrong-answer
// mistake: none
// Only asks whether the index is in memory, not whether it is in the row.
#include "stride.h"

tensor my_conv2d(int seed, tensor x, int features, int kernel_h, int kernel_w, int stride)
{
    struct nn_module m = nn_init(seed);
    int H = x.shape[0], W = x.shape[1], C = x.shape[2];
    tensor w = nn_param(&m, "kernel", nn_lecun_normal, kernel_h, kernel_w, C, features);
    int oh = (H + stride - 1) / stride, ow = (W + stride - 1) / stride;
    int th = (oh - 1) * stride + kernel_h - H, tw = (ow - 1) * stride + kernel_w - W;
    int top = th > 0 ? th / 2 : 0, left = tw > 0 ? tw / 2 : 0;
    tensor y = tensor_zeros(oh * ow * features);
    for (int i = 0; i < oh; i++)
        for (int j = 0; j < ow; j++)
            for (int k = 0; k < kernel_h; k++)
                for (int l = 0; l < kernel_w; l++) {
                    int at = (i * stride + k - top) * W + j * stride + l - left;
                    if (at < 0 || at >= H * W) continue;
                    for (int c = 0; c < C; c++)
                        for (int f = 0; f < features; f++)
                            y.data[(i * ow + j) * features + f] += x.data[at * C + c] * *tensor_at(w, k, l, c, f);
                }
    return y;
}
